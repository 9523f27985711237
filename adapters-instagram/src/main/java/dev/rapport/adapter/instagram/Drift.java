package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.ApiAnswer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Tells the operator, once each, where answers differ from what this adapter was written for. Thread-safe. */
final class Drift {
    private static final Logger LOG = System.getLogger(Drift.class.getName());
    /** What may stand in a log line; the rest is told without its value. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.]{1,40}");

    private static final int MOST = 100;
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

    private final Set<String> told = new HashSet<>();
    private final String version;

    /** @param version of the Graph API that is asked for */
    Drift(String version) {
        this.version = version;
    }

    void profile(JsonNode creator) {
        fields("profile", creator, PROFILE);
    }

    void media(JsonNode item) {
        fields("post", item, MEDIA);
    }

    private void fields(String where, JsonNode record, Set<String> known) {
        record.propertyNames().stream()
                .filter(field -> !known.contains(field))
                .forEach(field -> tell("a " + where + " has the new field " + plain(field) + ", which is not read"));
    }

    void newKind(String field, String value) {
        tell(field + " has the new value " + plain(value) + "; such posts count as other");
    }

    /** A version that has expired is answered by another one, without an error. */
    void version(ApiAnswer answer) {
        answer.header("facebook-api-version")
                .filter(answered -> !answered.strip().equals(version))
                .ifPresent(answered -> tell("version " + plain(answered.strip()) + " answered, " + version
                        + " was asked for; check networks.instagram.api-version"));
    }

    private static String plain(String text) {
        return PLAIN.matcher(text).matches() ? text : "(not plain text)";
    }

    private void tell(String what) {
        synchronized (told) {
            if (told.size() >= MOST || !told.add(what)) {
                return;
            }
        }
        LOG.log(Level.WARNING, "instagram: " + what);
    }
}
