package dev.rapport.benchmark;

import dev.rapport.benchmark.SmallProcess.Outcome;
import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Spread;
import dev.rapport.benchmark.stub.Stub;
import dev.rapport.benchmark.stub.TikTokStub;
import dev.rapport.benchmark.stub.YouTubeStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;

/** Whether many accounts fit into little memory. */
final class AccountsInFlight implements Benchmark {
    private static final int MANY = Integer.getInteger("benchmark.inFlight", 10_000);
    private static final int PER_CALL = 50;
    private static final int DUE = Integer.getInteger("benchmark.due", 100_000);

    @Override
    public String name() {
        return "B10";
    }

    @Override
    public String title() {
        return "Many accounts at once in a process with 256 MB of heap";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Stub stub = YouTubeStub.start(Duration.ofSeconds(30))) {
            Outcome outcome = SmallProcess.start(
                    "youtube", stub.address().toString(), "" + MANY, "0", "" + MANY / PER_CALL, "" + MANY);
            tell(report, "10,000 YouTube channels in flight, fifty a call, answers after 30 s", outcome, MANY);
            report.note("  at most " + stub.mostInFlight() + " calls in flight");
        }
        try (Stub stub = TikTokStub.start(Duration.ofSeconds(30))) {
            Outcome outcome =
                    SmallProcess.start("tiktok", stub.address().toString(), "" + MANY, "20", "" + MANY, "" + MANY);
            tell(report, "10,000 TikTok creators in flight, a call each, answers after 30 s", outcome, MANY);
            report.note("  at most " + stub.mostInFlight() + " calls in flight; sync.max-in-flight allows 256");
        }
        Path folder = Files.createTempDirectory("benchmark");
        try (Stub stub = YouTubeStub.start(Duration.ZERO)) {
            Outcome outcome = SmallProcess.start(
                    "youtube", stub.address().toString(), "" + DUE, "3", "16", "1000", folder.toString());
            tell(report, "100,000 due at once, 3 posts, H2 store", outcome, DUE);
        } finally {
            delete(folder);
        }
    }

    private static void tell(Report report, String what, Outcome outcome, int accounts) {
        report.goal(what + ": share read", Spread.exactly((double) outcome.read() / accounts), Goal.atLeast(1));
        report.goal(what + ": peak MB", Spread.exactly(outcome.peakMegabytes()), Goal.atMost(400));
        report.note(String.format(Locale.ROOT, "  in %.0f s", outcome.seconds()));
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
