package dev.rapport.benchmark;

import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.model.Channel;
import com.restfb.DefaultFacebookClient;
import com.restfb.FacebookClient;
import com.restfb.FacebookEndpoints;
import com.restfb.Parameter;
import com.restfb.Version;
import com.restfb.json.JsonObject;
import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.benchmark.stub.InstagramStub;
import dev.rapport.benchmark.stub.Stub;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.NetworkAdapter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How much one thread gets through when the network does not keep it waiting. */
final class RecordsPerSecond implements Benchmark {
    /** In each of the rounds, which are short because the machine's load swings: 2,000 pages a side in all. */
    private static final int PAGES = 100;

    private static final int ROUNDS = 20;
    private static final int WARM_UPS = 10;
    private static final int PER_PAGE = 50;
    /** Different pages, asked for again and again. */
    private static final int CHANNELS = 1_000;

    private static final int CREATORS = 100;
    private static final String RAPPORT = "Rapport";

    @Override
    public String name() {
        return "B2";
    }

    @Override
    public String title() {
        return "Records per second of one thread over loopback";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Stub stub = YouTubeStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.youTube(stub.address(), Clock.systemUTC())) {
            Comparison pages = Comparison.of(
                    WARM_UPS,
                    ROUNDS,
                    new Side(RAPPORT, () -> rapport(adapter)),
                    new Side("official client", () -> official(stub.address())),
                    new Side("bare OkHttp and streaming Jackson", () -> bare(stub.address())));
            report.note("YouTube, 2,000 pages of 50 channels");
            report.figures(pages, "channels/s");
            report.ratio(pages, RAPPORT, "official client", Goal.atLeast(1.5));
            report.ratio(pages, RAPPORT, "bare OkHttp and streaming Jackson", Goal.atLeast(0.7));
        }
        try (Stub stub = InstagramStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.instagram(stub.address(), Clock.systemUTC())) {
            Comparison calls = Comparison.of(
                    WARM_UPS,
                    ROUNDS,
                    new Side(RAPPORT, () -> {
                        long start = System.nanoTime();
                        Reading.all(adapter, CREATORS, PER_PAGE, 1);
                        return Side.perSecond(CREATORS, start);
                    }),
                    new Side("RestFB", () -> restFb(stub.address())));
            report.note("Instagram, 2,000 creators with 50 posts, a call each");
            report.figures(calls, "calls/s");
            report.ratio(calls, RAPPORT, "RestFB", Goal.atLeast(1));
        }
    }

    private static double rapport(NetworkAdapter adapter) {
        long start = System.nanoTime();
        for (int channels = 0; channels < PAGES * PER_PAGE; channels += CHANNELS) {
            Reading.all(adapter, CHANNELS, 0, 1);
        }
        return Side.perSecond(PAGES * PER_PAGE, start);
    }

    private static List<String> ids(int page) {
        int first = page * PER_PAGE % CHANNELS;
        return IntStream.rangeClosed(first + 1, first + PER_PAGE)
                .mapToObj(YouTubeStub::channelId)
                .toList();
    }

    private static double official(URI address) throws IOException {
        YouTube client = OfficialYouTube.client(address);
        long start = System.nanoTime();
        long read = 0;
        for (int page = 0; page < PAGES; page++) {
            for (Channel channel : client.channels()
                    .list(List.of("snippet", "statistics", "contentDetails"))
                    .setId(ids(page))
                    .setMaxResults((long) PER_PAGE)
                    .execute()
                    .getItems()) {
                if (channel.getStatistics().getSubscriberCount().signum() > 0) {
                    read++;
                }
            }
        }
        return Side.perSecond(read, start);
    }

    private static double bare(URI address) throws IOException {
        BareLoop loop = new BareLoop();
        long start = System.nanoTime();
        long read = 0;
        for (int page = 0; page < PAGES; page++) {
            read += loop.channels(address + "/youtube/v3/channels?part=snippet,statistics,contentDetails&maxResults=50&key=k&id="
                    + String.join(",", ids(page)));
        }
        return Side.perSecond(read, start);
    }

    private static double restFb(URI address) {
        DefaultFacebookClient client = new DefaultFacebookClient("stub-token", Version.LATEST);
        client.setFacebookEndpointUrls(new LocalGraph(address));
        long start = System.nanoTime();
        long posts = 0;
        for (int number = 1; number <= CREATORS; number++) {
            posts += posts(client, number);
        }
        if (posts != CREATORS * PER_PAGE) {
            throw new IllegalStateException("read " + posts + " posts");
        }
        return Side.perSecond(CREATORS, start);
    }

    private static long posts(FacebookClient client, int number) {
        String media = "id,timestamp,media_type,media_product_type,permalink,like_count,comments_count,view_count";
        JsonObject answer = client.fetchObject(
                "17841400000000001",
                JsonObject.class,
                Parameter.with(
                        "fields",
                        "business_discovery.username(creator" + number
                                + "){id,username,followers_count,media_count,media.limit(50){" + media + "}}"));
        return answer.get("business_discovery")
                .asObject()
                .get("media")
                .asObject()
                .get("data")
                .asArray()
                .values()
                .stream()
                .filter(post -> post.asObject().get("like_count").asLong() > 0)
                .collect(Collectors.counting());
    }

    private record LocalGraph(URI address) implements FacebookEndpoints {
        @Override
        public String getFacebookEndpoint() {
            return address.toString();
        }

        @Override
        public String getGraphEndpoint() {
            return address.toString();
        }

        @Override
        public String getGraphVideoEndpoint() {
            return address.toString();
        }

        @Override
        public String getReelUploadEndpoint() {
            return address.toString();
        }
    }
}
