package com.example.rapport.bluesky;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What an account published itself, newest first; what it passed on of others is left out. */
record Feed(PostListing listing, List<Finding> findings) {
    /** Of one page with nothing but reposts. */
    private static final int SPARE_PAGES = 1;

    private static final Comparator<PostReading> NEWEST_FIRST = Comparator.comparing(
                    (PostReading post) -> post.publishedAt().orElse(Instant.MIN))
            .reversed();

    static int mostPages(int posts) {
        return posts == 0 ? 0 : Math.ceilDiv(posts, BlueskyApi.POSTS_PER_PAGE) + SPARE_PAGES;
    }

    /** Reads pages until there are enough posts. A walk that is broken off after its first page keeps what it has. */
    static Feed read(BlueskyApi api, String did, int wanted, boolean texts, ReadContext context) {
        Map<String, PostReading> posts = new LinkedHashMap<>();
        List<Finding> findings = new ArrayList<>();
        Set<String> cursors = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        boolean whole = wanted == 0;
        for (int page = 0; page < mostPages(wanted) && !whole; page++) {
            ApiAnswer answer;
            try {
                answer = api.feed(did, cursor, context);
            } catch (NetworkException e) {
                if (page == 0 || context.cancellation().isRequested()) {
                    throw e;
                }
                findings.add(new Finding(e.kind(), "posts broken off: " + e.getMessage(), Optional.empty()));
                break;
            }
            take(answer, did, texts, posts, findings);
            cursor = new WireRecord("page", answer.body()).text("cursor");
            whole = cursor.isEmpty() || posts.size() >= wanted;
            if (!whole && !cursors.add(cursor.get())) {
                findings.add(new Finding(FailureKind.UNEXPECTED_RESPONSE, "a cursor came twice", Optional.empty()));
                break;
            }
        }
        List<PostReading> newest =
                posts.values().stream().sorted(NEWEST_FIRST).limit(wanted).toList();
        return new Feed(new PostListing(Status.MEASURED, newest, whole && wanted > 0, Set.of()), findings);
    }

    private static void take(
            ApiAnswer answer, String did, boolean texts, Map<String, PostReading> posts, List<Finding> findings) {
        JsonNode feed = answer.body().path("feed");
        if (!feed.isArray()) {
            throw NetworkException.ofAccount(
                    FailureKind.UNEXPECTED_RESPONSE, "bluesky, asked for posts of " + did + ": no list");
        }
        for (JsonNode item : feed) {
            JsonNode post = item.path("post");
            boolean own = item.path("reason").isMissingNode()
                    && post.path("author").path("did").asString("").equals(did);
            if (own) {
                Posts.read(post, texts, answer.receivedAt(), findings)
                        .ifPresent(reading -> posts.putIfAbsent(reading.id(), reading));
            }
        }
    }
}
