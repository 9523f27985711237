package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.adapter.youtube.YouTubeErrors.Meaning;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Paths and parameters of the Data API v3: the only class that knows its addresses. Thread-safe. */
final class YouTubeApi implements AutoCloseable {
    /** Ids or items in one call, for the same unit as one. */
    static final int PER_CALL = 50;

    private static final String CHANNEL_PARTS = "snippet,statistics,contentDetails";
    private static final String VIDEO_PARTS =
            "snippet,statistics,contentDetails,status,liveStreamingDetails,paidProductPlacementDetails";
    /** Asked for with the parts that are wanted, and most of their bytes. */
    private static final Set<String> UNREAD = Set.of("description", "thumbnails", "localized", "tags", "etag");

    private static final Cost ONE_MAIN = Cost.of(YouTubeConfig.MAIN, 1);
    private static final Cost ONE_STATS = Cost.of(YouTubeConfig.STATS, 1);

    private final YouTubeConfig config;
    private final JsonApi api;

    YouTubeApi(YouTubeConfig config, Clock clock) {
        this.config = config;
        this.api = new JsonApi(
                Network.YOUTUBE,
                config.baseUrl(),
                answer -> {
                    throw new IllegalStateException("every call here brings its own check");
                },
                clock,
                UNREAD);
    }

    /** In parts that one call takes, all but the last full. */
    static <T> List<List<T>> perCall(Collection<T> things) {
        List<T> all = List.copyOf(things);
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += PER_CALL) {
            parts.add(all.subList(from, Math.min(from + PER_CALL, all.size())));
        }
        return parts;
    }

    /** Empty if YouTube refuses one of the ids. The default of five results may cut a list of ids, so fifty are asked. */
    Optional<ApiAnswer> channels(List<String> ids, ReadContext context) {
        return unlessRefused(send(
                ApiCall.get(ids.size() + " channels", "/youtube/v3/channels", ONE_MAIN)
                        .with("part", CHANNEL_PARTS)
                        .with("id", String.join(",", ids))
                        .with("maxResults", "50"),
                context,
                Set.of(Meaning.BAD_INPUT, Meaning.NOTHING_THERE)));
    }

    ApiAnswer channel(Handle handle, ReadContext context) {
        return send(
                ApiCall.get("the channel of " + handle, "/youtube/v3/channels", ONE_MAIN)
                        .with("part", CHANNEL_PARTS)
                        .with("forHandle", handle.toString()),
                context,
                Set.of(Meaning.NOTHING_THERE));
    }

    /** A page of a list of uploads, or an answer that means there is no such list, page or access. */
    ApiAnswer uploads(String playlist, Optional<String> page, ReadContext context) {
        ApiCall call = ApiCall.get("uploads of a channel", "/youtube/v3/playlistItems", ONE_MAIN)
                .with("part", "snippet,contentDetails")
                .with("playlistId", playlist)
                .with("maxResults", "50");
        return send(
                page.isPresent() ? call.with("pageToken", page.get()) : call,
                context,
                Set.of(Meaning.NOTHING_THERE, Meaning.NO_SUCH_METHOD, Meaning.NOT_ACCESSIBLE, Meaning.STALE_PAGE));
    }

    /** Figures only, or an answer that means that an id is bad or that this method is not to be had. */
    ApiAnswer statistics(List<String> ids, ReadContext context) {
        return send(
                ApiCall.get("figures of " + ids.size() + " videos", "/youtube/v3/videos:batchGetStats", ONE_STATS)
                        .with("part", "id,snippet,statistics,contentDetails")
                        .with("id", String.join(",", ids)),
                context,
                Set.of(
                        Meaning.BAD_INPUT,
                        Meaning.NOTHING_THERE,
                        Meaning.NO_SUCH_METHOD,
                        Meaning.NOT_ACCESSIBLE,
                        Meaning.NOT_PERMITTED));
    }

    /** Empty if YouTube refuses one of the ids. */
    Optional<ApiAnswer> videos(List<String> ids, ReadContext context) {
        return unlessRefused(send(
                ApiCall.get("details of " + ids.size() + " videos", "/youtube/v3/videos", ONE_MAIN)
                        .with("part", VIDEO_PARTS)
                        .with("id", String.join(",", ids)),
                context,
                Set.of(Meaning.BAD_INPUT, Meaning.NOTHING_THERE)));
    }

    private static Optional<ApiAnswer> unlessRefused(ApiAnswer answer) {
        return YouTubeErrors.meaning(answer) == Meaning.BAD_INPUT ? Optional.empty() : Optional.of(answer);
    }

    private ApiAnswer send(ApiCall plain, ReadContext context, Set<Meaning> taken) {
        ApiCall call = config.keyInHeader()
                ? plain.withHeader("X-goog-api-key", config.apiKey())
                : plain.with("key", config.apiKey());
        YouTubeErrors errors = new YouTubeErrors(call, taken);
        ApiAnswer answer = api.call(
                call.with("prettyPrint", "false").accepting(400).accepting(403).accepting(404), context, found -> {
                    new YouTubeDrift(context.drift()).error(found);
                    return pausing(errors.check(found), call, context);
                });
        Meaning meaning = YouTubeErrors.meaning(answer);
        if (meaning != Meaning.FINE && (!taken.contains(meaning) || !isForSure(answer, meaning))) {
            NetworkException failure = NetworkException.ofAccount(
                    FailureKind.UNEXPECTED_RESPONSE,
                    "YouTube, asked for " + call.what() + ": status " + answer.status()
                            + " without an error of the API");
            throw answer.unread().map(failure::withRecord).orElse(failure);
        }
        return answer;
    }

    /** What Google calls spent is left alone by everybody who shares the key, whatever our own count says. */
    private static Optional<AnswerCheck.Trouble> pausing(
            Optional<AnswerCheck.Trouble> trouble, ApiCall call, ReadContext context) {
        if (trouble.isPresent()
                && trouble.get() instanceof AnswerCheck.Lasting lasting
                && lasting.failure().kind() == FailureKind.QUOTA_EXHAUSTED) {
            lasting.failure()
                    .retryAt()
                    .ifPresent(until -> call.cost()
                            .units()
                            .keySet()
                            .forEach(bucket -> context.quota().pause(bucket, until)));
        }
        return trouble;
    }

    /** A page that is not JSON tells nothing about ids; that a path is missing or forbidden, it may tell. */
    private static boolean isForSure(ApiAnswer answer, Meaning meaning) {
        return answer.isJson() || meaning == Meaning.NO_SUCH_METHOD || meaning == Meaning.NOT_PERMITTED;
    }

    NetworkHealth health() {
        return api.health();
    }

    @Override
    public void close() {
        api.close();
    }
}
