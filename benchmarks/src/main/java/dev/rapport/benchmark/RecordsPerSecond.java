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
import java.util.stream.IntStream;

/** How much one thread gets through when the network does not keep it waiting. */
final class RecordsPerSecond implements Benchmark {
    /** In each of the rounds: 10,000 pages to warm up, and as many that count. Processor time is told in steps of 10 ms. */
    private static final int PAGES = 1_000;

    private static final int ROUNDS = 10;
    private static final int WARM_UPS = 10;
    private static final int PER_PAGE = 50;
    /** Different pages, asked for again and again. */
    private static final int CHANNELS = 1_000;

    private static final int CREATORS = 1_000;
    private static final String RAPPORT = "Rapport";
    private static final String RESTFB = "RestFB";
    private static final String OFFICIAL = "official client";
    private static final String BARE = "bare OkHttp and streaming Jackson";

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
        youTube(report);
        instagram(report);
    }

    private static void youTube(Report report) throws Exception {
        try (Stub stub = YouTubeStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.youTube(stub.address(), Clock.systemUTC())) {
            YouTube official = OfficialYouTube.client(stub.address());
            BareLoop bare = new BareLoop();
            report.note("YouTube, " + PAGES * ROUNDS + " pages of " + PER_PAGE + " channels");
            Comparison pages = Comparison.of(
                    WARM_UPS,
                    ROUNDS,
                    Side.perProcessorSecond(RAPPORT, PAGES * PER_PAGE, () -> {
                        for (int from = 0; from < PAGES * PER_PAGE; from += CHANNELS) {
                            Reading.all(adapter, CHANNELS, 0, 1);
                        }
                    }),
                    Side.perProcessorSecond(OFFICIAL, PAGES * PER_PAGE, () -> official(official)),
                    Side.perProcessorSecond(BARE, PAGES * PER_PAGE, () -> bare(bare, stub.address())));
            report.figures(pages, "channels per second of processor time");
            report.ratio(pages, RAPPORT, OFFICIAL, Goal.atLeast(1.5));
            report.ratio(pages, RAPPORT, BARE, Goal.atLeast(0.7));
        }
    }

    private static void instagram(Report report) throws Exception {
        try (Stub stub = InstagramStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.instagram(stub.address(), Clock.systemUTC())) {
            DefaultFacebookClient peer = new DefaultFacebookClient("stub-token", Version.LATEST);
            peer.setFacebookEndpointUrls(new LocalGraph(stub.address()));
            report.note("Instagram, " + CREATORS * ROUNDS + " creators with " + PER_PAGE + " posts, a call each");
            Comparison calls = Comparison.of(
                    WARM_UPS,
                    ROUNDS,
                    Side.perProcessorSecond(RAPPORT, CREATORS, () -> Reading.all(adapter, CREATORS, PER_PAGE, 1)),
                    Side.perProcessorSecond(RESTFB, CREATORS, () -> restFb(peer)));
            report.figures(calls, "calls per second of processor time");
            report.ratio(calls, RAPPORT, RESTFB, Goal.atLeast(1));
        }
    }

    private static List<String> ids(int page) {
        int first = page * PER_PAGE % CHANNELS;
        return IntStream.rangeClosed(first + 1, first + PER_PAGE)
                .mapToObj(YouTubeStub::channelId)
                .toList();
    }

    private static void official(YouTube client) throws IOException {
        long read = 0;
        for (int page = 0; page < PAGES; page++) {
            for (Channel channel : client.channels()
                    .list(List.of("snippet", "statistics", "contentDetails"))
                    .setId(ids(page))
                    .setMaxResults((long) PER_PAGE)
                    .execute()
                    .getItems()) {
                read += channel.getStatistics().getSubscriberCount().signum();
            }
        }
        check(read, PAGES * PER_PAGE);
    }

    private static void bare(BareLoop loop, URI address) throws IOException {
        String call = address + "/youtube/v3/channels?part=snippet,statistics,contentDetails&maxResults=50&key=k&id=";
        long read = 0;
        for (int page = 0; page < PAGES; page++) {
            read += loop.channels(call + String.join(",", ids(page)));
        }
        check(read, PAGES * PER_PAGE);
    }

    private static void restFb(FacebookClient client) {
        long posts = 0;
        for (int number = 1; number <= CREATORS; number++) {
            posts += posts(client, number);
        }
        check(posts, CREATORS * PER_PAGE);
    }

    private static void check(long read, long wanted) {
        if (read != wanted) {
            throw new IllegalStateException("read " + read + " of " + wanted);
        }
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
        return answer
                .get("business_discovery")
                .asObject()
                .get("media")
                .asObject()
                .get("data")
                .asArray()
                .values()
                .stream()
                .filter(post -> post.asObject().get("like_count").asLong() > 0)
                .count();
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
