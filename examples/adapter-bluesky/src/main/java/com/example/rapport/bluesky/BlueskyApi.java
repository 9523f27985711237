package com.example.rapport.bluesky;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Methods and parameters, as the lexicons {@code app.bsky.actor.getProfiles} and {@code app.bsky.feed.getAuthorFeed} have
 * them: the only class that knows addresses. Thread-safe.
 */
final class BlueskyApi implements AutoCloseable {
    static final int ACTORS_PER_CALL = 25;
    static final int POSTS_PER_PAGE = 100;

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Cost ONE_CALL = Cost.of(BlueskyConfig.BUCKET, 1);

    private final JsonApi api;

    BlueskyApi(BlueskyConfig config, Clock clock) {
        this.api = new JsonApi(BlueskyAdapterProvider.BLUESKY, config.baseUrl(), BlueskyApi::check, clock);
    }

    /** @param actors handles or DIDs */
    ApiAnswer profiles(List<String> actors, ReadContext context) {
        return api.call(
                ApiCall.get(actors.size() + " profiles", "/xrpc/app.bsky.actor.getProfiles", ONE_CALL)
                        .with("actors", actors),
                context);
    }

    /** Posts and reposts, newest first, without replies. */
    ApiAnswer feed(String did, Optional<String> cursor, ReadContext context) {
        ApiCall call = ApiCall.get("posts of " + did, "/xrpc/app.bsky.feed.getAuthorFeed", ONE_CALL)
                .with("actor", did)
                .with("filter", "posts_no_replies")
                .with("limit", String.valueOf(POSTS_PER_PAGE));
        return api.call(cursor.map(from -> call.with("cursor", from)).orElse(call), context);
    }

    /** Everything but a limit is told by its status alone; of a limit a header says when it ends. */
    private static Optional<AnswerCheck.Trouble> check(ApiAnswer answer) {
        if (answer.status() != 429) {
            return Optional.empty();
        }
        Optional<Duration> wait = answer.header("ratelimit-reset")
                .filter(reset -> SECONDS.matcher(reset).matches())
                .map(reset -> Duration.between(answer.receivedAt(), Instant.ofEpochSecond(Long.parseLong(reset))));
        return Optional.of(new AnswerCheck.Passing(FailureKind.RATE_LIMITED, "status 429", wait));
    }

    @Override
    public void close() {
        api.close();
    }
}
