package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import dev.rapport.sandbox.quota.DailyBucket;
import dev.rapport.sandbox.quota.Ledger;
import dev.rapport.sandbox.quota.Quotas;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/**
 * The YouTube Data API v3 by key. A call costs one unit of its bucket before anything else about it is looked at, so
 * wrong calls cost too; the buckets come back at midnight Pacific time.
 */
public final class YoutubeApi implements Function<Request, Answer> {
    public static final String KEY = "sandbox-youtube-key";
    public static final String PROJECT = "100000000001";
    public static final String APPROVED_ON = "2026-06-01";

    private static final String BASE = "/youtube/v3/";
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private final InstantSource clock;
    private final Ledger ledger;
    private final DailyBucket main;
    private final DailyBucket stats;
    private final DailyBucket search;
    private final Map<String, Endpoint> endpoints;

    private record Endpoint(DailyBucket bucket, BiFunction<Request, Instant, ObjectNode> answer) {}

    public YoutubeApi(Population population, InstantSource clock, Quotas quotas, Ledger ledger) {
        this.clock = clock;
        this.ledger = ledger;
        this.main = new DailyBucket(SocialNetwork.YOUTUBE, "main", quotas.youtubeMainPerDay(), PACIFIC, ledger);
        this.stats = new DailyBucket(SocialNetwork.YOUTUBE, "stats", quotas.youtubeStatsPerDay(), PACIFIC, ledger);
        this.search = new DailyBucket(SocialNetwork.YOUTUBE, "search", quotas.youtubeSearchPerDay(), PACIFIC, ledger);
        Videos videos = new Videos(population);
        this.endpoints = Map.of(
                "channels", new Endpoint(main, new Channels(population)::answer),
                "playlistItems", new Endpoint(main, new PlaylistItems(population)::answer),
                "videos", new Endpoint(main, videos::answer),
                "videos:batchGetStats", new Endpoint(stats, new BatchStats(videos)::answer),
                "search", new Endpoint(search, new Search(population)::answer));
    }

    @Override
    public Answer apply(Request request) {
        ledger.request(SocialNetwork.YOUTUBE, request.path());
        Endpoint endpoint =
                request.path().startsWith(BASE) ? endpoints.get(request.path().substring(BASE.length())) : null;
        if (endpoint == null || !request.method().equals("GET")) {
            return Answer.html(404, "Error 404 (Not Found)!!1");
        }
        authenticate(request);
        Instant now = clock.instant();
        spend(endpoint.bucket(), now);
        ObjectNode body = endpoint.answer().apply(request, now);
        request.parameter("fields").map(FieldMask::parse).ifPresent(mask -> mask.apply(body));
        return Answer.json(200, body);
    }

    private static void authenticate(Request request) {
        if (request.bearer().isPresent()) {
            throw YoutubeErrors.badToken();
        }
        String key = request.header("X-goog-api-key")
                .or(() -> request.parameter("key"))
                .orElseThrow(YoutubeErrors::noKey);
        if (!key.equals(KEY)) {
            throw YoutubeErrors.badKey();
        }
    }

    private void spend(DailyBucket bucket, Instant now) {
        if (bucket.take(now)) {
            return;
        }
        if (bucket == main) {
            throw YoutubeErrors.mainSpent();
        }
        throw bucket == search
                ? YoutubeErrors.methodSpent(bucket, "search_list", "SearchList", "Search Queries", PROJECT, now)
                : YoutubeErrors.methodSpent(
                        bucket, "video_batch_get_stats", "VideoBatchGetStats", "Video Stats Queries", PROJECT, now);
    }
}
