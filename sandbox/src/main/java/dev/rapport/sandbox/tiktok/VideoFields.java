package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** One video with the fields asked for. */
final class VideoFields {
    static final Set<String> ALL = Set.of(
            "id",
            "create_time",
            "title",
            "video_description",
            "share_url",
            "cover_image_url",
            "duration",
            "height",
            "width",
            "embed_html",
            "embed_link",
            "like_count",
            "comment_count",
            "share_count",
            "view_count",
            "is_aigc");

    private static final int TEXT = 150;
    /** The post whose record no reader can believe: among the newest at the start. */
    private static final int POISON = -4;

    private VideoFields() {}

    static ObjectNode video(Set<String> fields, Account account, Post post, Instant now) {
        ObjectNode video = Json.object();
        for (String field : fields) {
            put(video, field, account, post, now);
        }
        if (account.is(HardCase.UNKNOWN_VALUES)) {
            video.put("hologram_depth", 3);
        }
        return video;
    }

    private static void put(ObjectNode video, String field, Account account, Post post, Instant now) {
        switch (field) {
            case "id" -> video.put(field, post.id());
            case "create_time" -> video.put(field, created(account, post));
            case "title", "video_description" -> video.put(field, shortened(post.text()));
            case "duration" -> video.put(field, post.length().toSeconds());
            case "height" -> video.put(field, 1_024);
            case "width" -> video.put(field, 576);
            case "share_url" -> video.put(field, share(account, post, now));
            case "like_count" -> likes(video, account, post);
            case "comment_count" -> comments(video, account, post);
            case "share_count" -> TiktokFields.count(video, field, post.shares(), account);
            case "view_count" -> views(video, account, post);
            case "is_aigc" -> video.put(field, false);
            default -> video.put(field, "https://cdn.invalid/" + field + "/" + post.id());
        }
    }

    private static void likes(ObjectNode video, Account account, Post post) {
        if (account.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 0) {
            return;
        }
        TiktokFields.count(video, "like_count", post.likes(), account);
    }

    private static void comments(ObjectNode video, Account account, Post post) {
        if (account.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 1) {
            video.putNull("comment_count");
        } else {
            TiktokFields.count(video, "comment_count", post.comments(), account);
        }
    }

    private static void views(ObjectNode video, Account account, Post post) {
        if (account.is(HardCase.POISON_RECORD) && post.slot() == POISON) {
            video.put("view_count", new BigInteger("99999999999999999999"));
        } else {
            TiktokFields.count(video, "view_count", post.views(), account);
        }
    }

    private static long created(Account account, Post post) {
        long seconds = post.publishedAt().getEpochSecond();
        if (account.is(HardCase.ODD_TIMES)) {
            return switch (Math.floorMod(post.slot(), 5)) {
                case 0 -> seconds * 1_000;
                case 1 -> seconds + 400 * 86_400L;
                default -> seconds;
            };
        }
        return seconds;
    }

    private static String share(Account account, Post post, Instant now) {
        return "https://www.tiktok.com/@" + account.handleAt(now) + "/video/" + post.id()
                + "?utm_campaign=tt4d_open_api&utm_source=sandbox";
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= TEXT
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TEXT));
    }
}
