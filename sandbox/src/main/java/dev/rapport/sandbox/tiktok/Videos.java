package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Post;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code POST /v2/video/list/} and {@code /v2/video/query/}. A cursor is a moment in milliseconds; a page holds what
 * was posted before it. Only {@code has_more} tells the end.
 */
final class Videos {
    private static final int MOST = 20;
    private static final int USUAL = 10;
    private static final int OVERLAP = 3;

    private Videos() {}

    static ObjectNode list(Request request, Grant grant, Instant now) {
        JsonNode body = body(request, Set.of("max_count", "cursor"));
        Set<String> fields = TiktokFields.asked(request, VideoFields.ALL);
        int maxCount = (int) number(body, "max_count", USUAL);
        if (maxCount < 1 || maxCount > MOST) {
            throw TiktokErrors.badParameters("Max_count must be between 1 and 20");
        }
        long cursor = number(body, "cursor", Long.MAX_VALUE);
        Account account = grant.account();
        List<Post> older = account.postsAt(now).stream()
                .filter(post -> millis(post) < cursor)
                .toList();
        boolean emptyTurn = account.is(HardCase.EMPTY_PAGE)
                && account.postsAt(now).stream().anyMatch(post -> millis(post) == cursor);
        if (emptyTurn && !older.isEmpty()) {
            return page(List.of(), fields, account, now)
                    .put("cursor", cursor - 1)
                    .put("has_more", true);
        }
        int wanted = account.is(HardCase.SHORT_PAGES) ? (maxCount + 1) / 2 : maxCount;
        List<Post> posts = older.subList(0, Math.min(wanted, older.size()));
        return page(posts, fields, account, now)
                .put("cursor", next(account, posts, cursor, older.size()))
                .put("has_more", posts.size() < older.size());
    }

    static ObjectNode query(Request request, Grant grant, Instant now) {
        JsonNode body = body(request, Set.of("filters"));
        Set<String> fields = TiktokFields.asked(request, VideoFields.ALL);
        JsonNode ids = body.at("/filters/video_ids");
        if (!ids.isArray() || ids.isEmpty() || ids.size() > MOST) {
            throw TiktokErrors.badParameters("Video_ids must hold between 1 and 20 ids");
        }
        Set<String> wanted = new HashSet<>();
        ids.forEach(id -> {
            if (!id.isString()) {
                throw TiktokErrors.badParameters("Video_ids must be strings");
            }
            wanted.add(id.stringValue());
        });
        List<Post> posts = grant.account().postsAt(now).stream()
                .filter(post -> wanted.contains(post.id()))
                .toList();
        return page(posts, fields, grant.account(), now).put("cursor", 0).put("has_more", false);
    }

    private static long next(Account account, List<Post> posts, long cursor, int older) {
        if (posts.isEmpty()) {
            return 0;
        }
        boolean last = posts.size() == older;
        if (account.is(HardCase.REPEATED_CURSOR) && cursor != Long.MAX_VALUE && !last) {
            return cursor;
        }
        int back = account.is(HardCase.OVERLAPPING_PAGES) && posts.size() > OVERLAP && !last ? OVERLAP : 0;
        return millis(posts.get(posts.size() - 1 - back));
    }

    private static ObjectNode page(List<Post> posts, Set<String> fields, Account account, Instant now) {
        ObjectNode data = Json.object();
        ArrayNode videos = data.putArray("videos");
        posts.forEach(post -> videos.add(VideoFields.video(fields, account, post, now)));
        return data;
    }

    private static JsonNode body(Request request, Set<String> known) {
        if (!request.isOfType("application/json")) {
            throw TiktokErrors.badParameters("Content-Type must be application/json");
        }
        JsonNode body = Json.parsed(request.body())
                .orElseThrow(() -> TiktokErrors.badParameters("The request body is not a JSON object"));
        for (String name : body.propertyNames()) {
            if (!known.contains(name)) {
                throw TiktokErrors.badParameters("Unknown parameter " + name);
            }
        }
        return body;
    }

    private static long number(JsonNode body, String name, long usual) {
        JsonNode value = body.path(name);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw TiktokErrors.badParameters(name + " must be an integer");
        }
        return value.longValue();
    }

    private static long millis(Post post) {
        return post.publishedAt().toEpochMilli();
    }
}
