package dev.rapport.benchmark;

import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.benchmark.frame.Spread;
import dev.rapport.benchmark.stub.InstagramStub;
import dev.rapport.benchmark.stub.Stub;
import dev.rapport.benchmark.stub.TikTokStub;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.NetworkAdapter;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import okhttp3.Request;

/** Whether waiting for a slow network is done for many accounts at once. */
final class CallsInFlight implements Benchmark {
    private static final Duration DELAY = Duration.ofMillis(100);
    private static final int CREATORS = 5_000;
    private static final int POSTS = 12;
    /** Of the sequential loop, whose calls all take the same time. */
    private static final int SAMPLE = 50;

    @Override
    public String name() {
        return "B3";
    }

    @Override
    public String title() {
        return "5,000 creators against answers that take 100 ms";
    }

    @Override
    public void run(Report report) throws Exception {
        report.note("The peer makes the same calls one after the other with OkHttp; its time is that of 50 calls,"
                + " extrapolated. A share of 1 means that the ratio of times is the number of calls in flight.");
        try (Stub stub = YouTubeStub.start(DELAY);
                NetworkAdapter adapter = Rapport.youTube(stub.address(), Clock.systemUTC())) {
            String path = "/youtube/v3/channels?id=" + YouTubeStub.channelId(1);
            measure(report, "YouTube", stub, path, adapter, CREATORS, 64);
            measure(report, "YouTube", stub, path, adapter, CREATORS / 5, 16);
        }
        try (Stub stub = TikTokStub.start(DELAY);
                NetworkAdapter adapter = Rapport.tikTok(stub.address(), Clock.systemUTC(), Map.of())) {
            measure(report, "TikTok", stub, "/v2/user/info/", adapter, CREATORS, 64);
            measure(report, "TikTok", stub, "/v2/user/info/", adapter, CREATORS / 5, 16);
        }
        try (Stub stub = InstagramStub.start(DELAY);
                NetworkAdapter adapter = Rapport.instagram(stub.address(), Clock.systemUTC())) {
            report.note(
                    "Instagram is asked one call at a time on purpose: 150 calls an hour are planned with, 36,000 could"
                            + " be made so");
            measure(report, "Instagram", stub, "/?fields=username(creator1)", adapter, SAMPLE, 1);
        }
    }

    private static void measure(
            Report report, String network, Stub stub, String path, NetworkAdapter adapter, int creators, int inFlight)
            throws Exception {
        Callable<Double> sequential = () -> secondsPerCall(stub.address(), path);
        Callable<Double> ours = () -> {
            stub.forget();
            long start = System.nanoTime();
            Reading.all(adapter, creators, POSTS, inFlight);
            double seconds = (System.nanoTime() - start) / 1e9;
            long calls = stub.units("main") + stub.units("stats") + stub.units("calls");
            return seconds / calls;
        };
        String rapport = network + ", " + creators + " creators, " + inFlight + " in flight";
        Comparison comparison = Comparison.of(0, 3, new Side("one by one", sequential), new Side(rapport, ours));
        Spread ratio = comparison.ratio("one by one", rapport);
        report.goal(
                rapport + ": share",
                new Spread(
                        ratio.lowest() / inFlight,
                        ratio.median() / inFlight,
                        ratio.highest() / inFlight,
                        ratio.rounds()),
                Goal.atLeast(0.8));
        report.note("  " + Math.round(ratio.median()) + " times as fast; at most " + stub.mostInFlight()
                + " calls in flight");
    }

    private static double secondsPerCall(URI address, String path) throws IOException {
        BareLoop loop = new BareLoop();
        Request request = new Request.Builder()
                .url(address + path)
                .header("Authorization", "Bearer access-1")
                .build();
        long start = System.nanoTime();
        for (int call = 0; call < SAMPLE; call++) {
            loop.drain(request);
        }
        return (System.nanoTime() - start) / 1e9 / SAMPLE;
    }
}
