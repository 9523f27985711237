package dev.rapport.benchmark;

import com.google.api.services.youtube.YouTube;
import com.google.api.services.youtube.model.PlaylistItem;
import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Spread;
import dev.rapport.benchmark.stub.InstagramStub;
import dev.rapport.benchmark.stub.Stub;
import dev.rapport.benchmark.stub.TikTokStub;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What networks charge for a creator, counted by the other side. */
final class UnitsPerCreator implements Benchmark {
    private static final int CREATORS = 1_000;
    private static final int POSTS = 12;

    private final SettableClock clock = SettableClock.at("2026-11-24T12:00:00Z");

    @Override
    public String name() {
        return "B1";
    }

    @Override
    public String title() {
        return "Units that a refresh of 1,000 creators costs";
    }

    @Override
    public void run(Report report) throws Exception {
        youTube(report);
        instagram(report);
        display(report, "TikTok Display, 20 posts: calls", clock.instant().plus(Duration.ofDays(1)), 2);
        display(report, "the same, every token stale: calls", clock.instant(), 3);
        research(report);
    }

    private void youTube(Report report) throws IOException {
        try (Stub stub = YouTubeStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.youTube(stub.address(), clock)) {
            InMemoryStore store = new InMemoryStore(clock);
            Rapport.enter(store, Network.YOUTUBE, CREATORS);
            sync(adapter, store, Grants.none(), POSTS);
            double stats = POSTS / 50.0 + 0.02;
            goal(report, "YouTube, first sync, 12 posts: main", stub.units("main"), 1.05);
            goal(report, "YouTube, first sync, 12 posts: stats", stub.units("stats"), stats);
            stub.forget();
            clock.advance(Duration.ofDays(1));
            sync(adapter, store, Grants.none(), POSTS);
            goal(report, "YouTube, nothing uploaded: main", stub.units("main"), 0.10);
            goal(report, "YouTube, nothing uploaded: stats", stub.units("stats"), stats);
            stub.forget();
            oneByOne(stub.address());
            report.note("official client, one creator at a time: " + (double) stub.units("main") / CREATORS
                    + " main; floor: 1.02 main + 0.24 stats first, 0.02 + 0.24 with nothing uploaded");
        }
    }

    private static void oneByOne(URI address) throws IOException {
        YouTube client = OfficialYouTube.client(address);
        for (int number = 1; number <= CREATORS; number++) {
            String uploads = client.channels()
                    .list(List.of("snippet", "statistics", "contentDetails"))
                    .setId(List.of(YouTubeStub.channelId(number)))
                    .execute()
                    .getItems()
                    .get(0)
                    .getContentDetails()
                    .getRelatedPlaylists()
                    .getUploads();
            List<PlaylistItem> newest = client.playlistItems()
                    .list(List.of("contentDetails"))
                    .setPlaylistId(uploads)
                    .setMaxResults((long) POSTS)
                    .execute()
                    .getItems();
            client.videos()
                    .list(List.of("statistics", "contentDetails"))
                    .setId(newest.stream()
                            .map(item -> item.getContentDetails().getVideoId())
                            .toList())
                    .execute();
        }
    }

    private void instagram(Report report) throws IOException {
        try (Stub stub = InstagramStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.instagram(stub.address(), clock)) {
            InMemoryStore store = new InMemoryStore(clock);
            Rapport.enter(store, Network.INSTAGRAM, CREATORS);
            sync(adapter, store, Grants.none(), POSTS);
            goal(report, "Instagram, 12 posts: calls", stub.units("calls"), 1.0);
        }
    }

    private void display(Report report, String what, Instant tokensUntil, double goal) throws IOException {
        try (Stub stub = TikTokStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.tikTok(stub.address(), clock, Map.of())) {
            InMemoryStore store = new InMemoryStore(clock);
            Rapport.enter(store, Network.TIKTOK, CREATORS);
            sync(adapter, store, new Consents(tokensUntil), 20);
            goal(report, what, stub.units("calls") + stub.units("tokens"), goal);
        }
    }

    private void research(Report report) throws IOException {
        Map<String, String> route =
                Map.of("route", "research", "eligible-researcher", "true", "research-batch-size", "100");
        try (Stub stub = TikTokStub.start(Duration.ZERO);
                NetworkAdapter adapter = Rapport.tikTok(stub.address(), clock, route)) {
            InMemoryStore store = new InMemoryStore(clock);
            Rapport.enter(store, Network.TIKTOK, CREATORS);
            sync(adapter, store, Grants.none(), 30);
            goal(report, "TikTok Research, 30 posts, by 100: calls", stub.units("calls"), 1.3);
        }
    }

    private void sync(NetworkAdapter adapter, InMemoryStore store, Grants grants, int posts) {
        SyncPolicy policy = new SyncPolicy(1_000, posts, Duration.ofHours(20), CallLimits.DEFAULT, Set.of());
        NetworkReport done = Rapport.sync(adapter, store, grants, policy, clock, clock)
                .networks()
                .get(0);
        if (done.read() != CREATORS) {
            throw new IllegalStateException("read " + done.read() + " of " + CREATORS);
        }
    }

    private static void goal(Report report, String what, long units, double most) {
        report.goal(what, Spread.exactly((double) units / CREATORS), Goal.atMost(most));
    }
}
