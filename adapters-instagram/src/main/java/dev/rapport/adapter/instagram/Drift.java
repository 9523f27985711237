package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireDrift;
import dev.rapport.domain.network.DriftLog;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Where one run's answers differ from what this adapter was written for. Thread-safe. */
final class Drift {
    /** Fields of the IG User and IG Media references, asked for or not. */
    private static final Set<String> PROFILE = Set.of(
            "id",
            "ig_id",
            "username",
            "name",
            "biography",
            "website",
            "profile_picture_url",
            "followers_count",
            "follows_count",
            "media_count",
            "media");

    static final Set<String> MEDIA = Set.of(
            "id",
            "ig_id",
            "timestamp",
            "media_type",
            "media_product_type",
            "permalink",
            "like_count",
            "comments_count",
            "view_count",
            "caption",
            "shortcode",
            "thumbnail_url",
            "username",
            "is_shared_to_feed",
            "reposts_count",
            "total_like_count",
            "total_comments_count",
            "media_audio_type",
            "media_url",
            "children");

    private final WireDrift drift;

    Drift(DriftLog log) {
        this.drift = new WireDrift(log);
    }

    void profile(JsonNode creator) {
        drift.fields("a profile", creator, PROFILE);
    }

    void media(JsonNode item) {
        drift.fields("a post", item, MEDIA);
    }

    /** Such posts count as other. */
    void newKind(String field, String value) {
        drift.value("a post", field, value);
    }

    /** A version that has expired is answered by another one, without an error. */
    void version(ApiAnswer answer, String asked) {
        answer.header("facebook-api-version")
                .map(String::strip)
                .filter(answered -> !answered.equals(asked))
                .ifPresent(answered -> drift.other("an answer of version " + WireDrift.plain(answered) + " although "
                        + asked + " was asked for; check networks.instagram.api-version"));
    }
}
