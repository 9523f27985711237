package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireDrift;
import dev.rapport.domain.network.DriftLog;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Where one run's answers hold fields that the references of 2026-11-23 do not name. The marketplace's list of fields is not
 * whole, so there nothing can be told from it. Thread-safe.
 */
final class TikTokDrift {
    private static final Set<String> DISPLAY_PROFILE = Set.of(
            "open_id",
            "union_id",
            "avatar_url",
            "avatar_url_100",
            "avatar_large_url",
            "display_name",
            "bio_description",
            "profile_deep_link",
            "profile_web_link",
            "is_verified",
            "username",
            "follower_count",
            "following_count",
            "likes_count",
            "video_count");
    private static final Set<String> DISPLAY_VIDEO = Set.of(
            "id",
            "create_time",
            "cover_image_url",
            "share_url",
            "video_description",
            "duration",
            "height",
            "width",
            "title",
            "embed_html",
            "embed_link",
            "like_count",
            "comment_count",
            "share_count",
            "view_count");
    private static final Set<String> RESEARCH_PROFILE = Set.of(
            "username",
            "display_name",
            "bio_description",
            "bio_url",
            "avatar_url",
            "is_verified",
            "follower_count",
            "following_count",
            "likes_count",
            "video_count");
    private static final Set<String> RESEARCH_VIDEO = Set.of(
            "id",
            "video_id",
            "create_time",
            "username",
            "region_code",
            "video_description",
            "music_id",
            "like_count",
            "comment_count",
            "share_count",
            "view_count",
            "favorites_count",
            "favourites_count",
            "effect_ids",
            "effect_info_list",
            "hashtag_names",
            "hashtag_info_list",
            "playlist_id",
            "voice_to_text",
            "is_stem_verified",
            "video_duration",
            "video_mention_list",
            "video_label",
            "video_tag",
            "sticker_info_list");

    private final WireDrift drift;

    TikTokDrift(DriftLog log) {
        this.drift = new WireDrift(log);
    }

    void displayProfile(JsonNode user) {
        drift.fields("a profile", user, DISPLAY_PROFILE);
    }

    void displayVideo(JsonNode video) {
        drift.fields("a video", video, DISPLAY_VIDEO);
    }

    void researchProfile(JsonNode user) {
        drift.fields("a profile", user, RESEARCH_PROFILE);
    }

    void researchVideo(JsonNode video) {
        drift.fields("a video", video, RESEARCH_VIDEO);
    }
}
