package dev.rapport.benchmark.stub;

import dev.rapport.benchmark.stub.Stub.Asked;
import dev.rapport.benchmark.stub.Stub.Reply;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Every channel that is asked for has 120 uploads, a new one every day. Answers are as large as YouTube's own. */
public final class YouTubeStub implements Function<Asked, Reply> {
    private static final int UPLOADS = 120;
    private static final Instant NEWEST = Instant.parse("2026-11-23T10:00:00Z");
    private static final String DESCRIPTION =
            "Recipes without butter, short runs before breakfast, and what a small kitchen can do. New videos on Fridays. ";

    /** Pages of channels are made once: a stub must be faster than its clients. */
    private final Map<String, Reply> pages = new ConcurrentHashMap<>();

    private YouTubeStub() {}

    public static Stub start(Duration delay) throws IOException {
        return Stub.start(delay, new YouTubeStub());
    }

    public static String channelId(int number) {
        return String.format(Locale.ROOT, "UC%022d", number);
    }

    @Override
    public Reply apply(Asked asked) {
        return switch (asked.path()) {
            case "/youtube/v3/channels" -> {
                String ids = asked.parameter("id");
                yield pages.size() < 1_000
                        ? pages.computeIfAbsent(ids, YouTubeStub::channels)
                        : pages.getOrDefault(ids, channels(ids));
            }
            case "/youtube/v3/playlistItems" -> uploads(asked);
            case "/youtube/v3/videos:batchGetStats" -> items("stats", videos(asked.parameter("id")));
            case "/youtube/v3/videos" -> items("main", videos(asked.parameter("id")));
            default -> throw new IllegalArgumentException(asked.path());
        };
    }

    private static Reply channels(String ids) {
        return items(
                "main",
                Arrays.stream(ids.split(",", -1))
                        .map(id -> channel(Integer.parseInt(id.substring(2))))
                        .toList());
    }

    private static String channel(int number) {
        return String.format(Locale.ROOT, """
                        {"kind":"youtube#channel","etag":"q3Xz%1$08d","id":"UC%1$022d","snippet":{"title":"Creator %1$d",
                        "description":"%2$s%2$s%2$s","customUrl":"@creator%1$d","publishedAt":"2019-03-04T05:06:07Z",
                        "thumbnails":{"default":{"url":"https://yt3.example/%1$d=s88-c-k","width":88,"height":88},
                        "medium":{"url":"https://yt3.example/%1$d=s240-c-k","width":240,"height":240},
                        "high":{"url":"https://yt3.example/%1$d=s800-c-k","width":800,"height":800}},
                        "localized":{"title":"Creator %1$d","description":"%2$s%2$s%2$s"},"country":"AT"},
                        "contentDetails":{"relatedPlaylists":{"likes":"","uploads":"UU%1$022d"}},
                        "statistics":{"viewCount":"1234567","subscriberCount":"15200","hiddenSubscriberCount":false,
                        "videoCount":"120"}}""", number, DESCRIPTION);
    }

    private static Reply uploads(Asked asked) {
        int channel = Integer.parseInt(asked.parameter("playlistId").substring(2));
        int from =
                Integer.parseInt(asked.query().getOrDefault("pageToken", "t0").substring(1));
        int to = Math.min(UPLOADS, from + Integer.parseInt(asked.parameter("maxResults")));
        String items = IntStream.range(from, to)
                .mapToObj(number -> String.format(
                        Locale.ROOT,
                        "{\"contentDetails\":{\"videoId\":\"%05d-%05d\",\"videoPublishedAt\":\"%s\"}}",
                        channel,
                        number,
                        NEWEST.minus(Duration.ofDays(number))))
                .collect(Collectors.joining(","));
        String next = to < UPLOADS ? ",\"nextPageToken\":\"t" + to + "\"" : "";
        return Reply.of("main", "{\"items\":[" + items + "]" + next + "}");
    }

    private static List<String> videos(String ids) {
        return Arrays.stream(ids.split(",", -1)).map(YouTubeStub::video).toList();
    }

    /** An answer with the figures of that many videos. */
    public static byte[] videos(int number) {
        return items(
                        "stats",
                        IntStream.range(0, number)
                                .mapToObj(video -> video(String.format(Locale.ROOT, "%011d", video)))
                                .toList())
                .body();
    }

    private static String video(String id) {
        return "{\"kind\":\"youtube#video\",\"etag\":\"tq-" + id + "\",\"id\":\"" + id + "\","
                + "\"snippet\":{\"publishTime\":\"2026-11-20T10:00:00Z\"},"
                + "\"statistics\":{\"viewCount\":\"10450\",\"likeCount\":\"512\",\"commentCount\":\"31\"},"
                + "\"contentDetails\":{\"duration\":\"PT5M12S\"}}";
    }

    private static Reply items(String bucket, List<String> items) {
        return Reply.of(bucket, "{\"kind\":\"youtube#list\",\"items\":[" + String.join(",", items) + "]}");
    }
}
