package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import tools.jackson.databind.node.ObjectNode;

/** Shapes that several endpoints share. */
final class Wire {
    private Wire() {}

    static ObjectNode list(String kind, int totalResults, int resultsPerPage) {
        ObjectNode body = Json.object().put("kind", "youtube#" + kind).put("etag", etag(kind + totalResults));
        body.putObject("pageInfo").put("totalResults", totalResults).put("resultsPerPage", resultsPerPage);
        return body;
    }

    static ObjectNode resource(String kind, String id) {
        return Json.object()
                .put("kind", "youtube#" + kind)
                .put("etag", etag(kind + id))
                .put("id", id);
    }

    static void thumbnails(ObjectNode snippet, String id, String host) {
        snippet.putObject("thumbnails")
                .putObject("default")
                .put("url", "https://" + host + ".invalid/" + id + "/default.jpg")
                .put("width", 120)
                .put("height", 90);
    }

    static String uploads(Account channel) {
        return "UU" + channel.id().substring(2);
    }

    /** Usually UTC with a {@code Z}; some posts of one account have an offset, a fraction, or no zone at all. */
    static String time(Account channel, Post post) {
        Instant at = post.publishedAt();
        if (!channel.is(HardCase.ODD_TIMES)) {
            return at.toString();
        }
        return switch (Math.floorMod(post.slot(), 5)) {
            case 0 -> DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atOffset(ZoneOffset.ofHours(2)));
            case 1 -> at.toString().replace("Z", ".000Z");
            case 2 -> at.toString().replace("Z", "");
            case 3 -> at.plusSeconds(400 * 86_400L).toString();
            default -> at.toString();
        };
    }

    private static String etag(String of) {
        return "sbx" + Integer.toHexString(of.hashCode()) + "Kc8eQf1dT0";
    }
}
