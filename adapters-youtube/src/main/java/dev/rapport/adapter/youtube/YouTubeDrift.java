package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireDrift;
import dev.rapport.domain.network.DriftLog;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where one run's answers hold fields, values and errors that the references of 2026-11-23 do not name. Thread-safe. */
final class YouTubeDrift {
    private static final Set<String> CHANNEL = Set.of(
            "kind",
            "etag",
            "id",
            "snippet",
            "contentDetails",
            "statistics",
            "topicDetails",
            "status",
            "brandingSettings",
            "auditDetails",
            "contentOwnerDetails",
            "localizations");
    private static final Map<String, Set<String>> CHANNEL_PARTS = Map.of(
            "snippet",
            Set.of(
                    "title",
                    "description",
                    "customUrl",
                    "publishedAt",
                    "thumbnails",
                    "defaultLanguage",
                    "localized",
                    "country"),
            "contentDetails",
            Set.of("relatedPlaylists", "googlePlusUserId"),
            "statistics",
            Set.of("viewCount", "commentCount", "subscriberCount", "hiddenSubscriberCount", "videoCount"));
    private static final Set<String> VIDEO = Set.of(
            "kind",
            "etag",
            "id",
            "snippet",
            "contentDetails",
            "status",
            "statistics",
            "paidProductPlacementDetails",
            "player",
            "topicDetails",
            "recordingDetails",
            "fileDetails",
            "processingDetails",
            "suggestions",
            "liveStreamingDetails",
            "localizations");
    private static final Map<String, Set<String>> VIDEO_PARTS = Map.of(
            "snippet",
            Set.of(
                    "publishedAt",
                    "publishTime",
                    "channelId",
                    "title",
                    "description",
                    "thumbnails",
                    "channelTitle",
                    "tags",
                    "categoryId",
                    "liveBroadcastContent",
                    "defaultLanguage",
                    "localized",
                    "defaultAudioLanguage"),
            "contentDetails",
            Set.of(
                    "duration",
                    "durationMillis",
                    "dimension",
                    "definition",
                    "caption",
                    "licensedContent",
                    "regionRestriction",
                    "contentRating",
                    "projection",
                    "hasCustomThumbnail"),
            "status",
            Set.of(
                    "uploadStatus",
                    "failureReason",
                    "rejectionReason",
                    "privacyStatus",
                    "publishAt",
                    "license",
                    "embeddable",
                    "publicStatsViewable",
                    "madeForKids",
                    "selfDeclaredMadeForKids",
                    "containsSyntheticMedia"),
            "statistics",
            Set.of("viewCount", "likeCount", "dislikeCount", "favoriteCount", "commentCount"),
            "paidProductPlacementDetails",
            Set.of("hasPaidProductPlacement"),
            "liveStreamingDetails",
            Set.of(
                    "actualStartTime",
                    "actualEndTime",
                    "scheduledStartTime",
                    "scheduledEndTime",
                    "concurrentViewers",
                    "activeLiveChatId"));

    private static final Set<String> LIVE = Set.of("none", "live", "upcoming");
    private static final Set<String> PRIVACY = Set.of("public", "unlisted", "private", "privacyStatusUnspecified");
    private static final Set<String> UPLOAD = Set.of("deleted", "failed", "processed", "rejected", "uploaded");

    private final WireDrift drift;

    YouTubeDrift(DriftLog log) {
        this.drift = new WireDrift(log);
    }

    void channel(JsonNode item) {
        drift.fields("a channel", item, CHANNEL);
        CHANNEL_PARTS.forEach((part, known) -> drift.fields("a channel's " + part, item.path(part), known));
    }

    void video(JsonNode item) {
        drift.fields("a video", item, VIDEO);
        VIDEO_PARTS.forEach((part, known) -> drift.fields("a video's " + part, item.path(part), known));
        value(item, "snippet", "liveBroadcastContent", LIVE);
        value(item, "status", "privacyStatus", PRIVACY);
        value(item, "status", "uploadStatus", UPLOAD);
    }

    private void value(JsonNode item, String part, String field, Set<String> known) {
        JsonNode value = item.path(part).path(field);
        if (value.isString() && !value.asString().isBlank() && !known.contains(value.asString())) {
            drift.value("a video", field, value.asString());
        }
    }

    void error(ApiAnswer answer) {
        YouTubeErrors.unknownReason(answer).ifPresent(drift::error);
    }
}
