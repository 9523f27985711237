package dev.rapport.benchmark.store;

import dev.rapport.benchmark.Rapport;
import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.benchmark.frame.Spread;
import dev.rapport.benchmark.stub.Stub;
import dev.rapport.benchmark.stub.YouTubeStub;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** How much sooner several processes of the service end a run than one does. */
public final class Workers implements Benchmark {
    private static final Duration DELAY = Duration.ofMillis(50);
    /** Few, so that waiting and not the processors is what processes can share. */
    private static final int IN_FLIGHT = Integer.getInteger("benchmark.in-flight", 1);

    private static final int BATCH = 50;
    /** Divides by one, two and three processes; with few, the end of a run, when one has nothing left to do, is much of it. */
    private static final int ACCOUNTS = BATCH * Integer.getInteger("benchmark.batches", 24);

    private static final int POSTS = 12;
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final String LAUNCHER = System.getProperty("benchmark.launcher", "./rapport");

    private int entered;
    private long callsTooMany;

    @Override
    public String name() {
        return "B11";
    }

    @Override
    public String title() {
        return "a run shared by 1, 2 and 3 processes of the service";
    }

    @Override
    public void run(Report report) throws Exception {
        report.note(ACCOUNTS + " channels of " + POSTS + " posts in batches of " + BATCH + ", answers after "
                + DELAY.toMillis() + " ms, " + IN_FLIGHT + (IN_FLIGHT == 1 ? " call" : " calls")
                + " in flight in each process; from the first call to"
                + " the end of the run. The processes, MariaDB and the stub share this machine.");
        List<String> version = List.of(LAUNCHER, "--version");
        new ProcessBuilder(version).inheritIO().start().waitFor();
        Path folder = Files.createTempDirectory("rapport-workers");
        try (Server server = Server.start();
                JooqStore store = JooqStore.open(server.options());
                Stub stub = YouTubeStub.start(DELAY)) {
            Installation installation = new Installation(folder, server.options(), store, stub);
            Comparison comparison =
                    Comparison.of(0, ROUNDS, side(installation, 1), side(installation, 2), side(installation, 3));
            report.figures(comparison, "accounts in a second");
            report.ratio(comparison, "2 processes", "1 process", Goal.atLeast(1.8));
            report.ratio(comparison, "3 processes", "1 process", Goal.atLeast(2.5));
            report.goal("accounts read more than once", Spread.exactly(readTwice(server)), Goal.atMost(0));
            report.goal("calls beyond those that are needed", Spread.exactly(callsTooMany), Goal.atMost(0));
        }
    }

    private record Installation(Path folder, StoreOptions options, JooqStore store, Stub stub) {}

    private Side side(Installation installation, int processes) {
        return new Side(
                processes == 1 ? "1 process" : processes + " processes",
                () -> accountsPerSecond(installation, processes));
    }

    private double accountsPerSecond(Installation installation, int processes) throws Exception {
        installation.stub().forget();
        List<Process> running = new ArrayList<>();
        try {
            List<Path> said = new ArrayList<>();
            for (int i = 0; i < processes; i++) {
                Path output = Files.createTempFile(installation.folder(), "serve", ".log");
                said.add(output);
                running.add(start(installation, output));
            }
            // They look for new accounts every four seconds.
            await(() -> said.stream().allMatch(Workers::serves));
            TimeUnit.SECONDS.sleep(5);
            Rapport.enter(installation.store(), Network.YOUTUBE, entered + 1, entered + ACCOUNTS);
            entered += ACCOUNTS;
            await(() -> installation.stub().units("main") > 0);
            long start = System.nanoTime();
            await(() -> isOver(installation.store().batches()));
            double figure = Side.perSecond(ACCOUNTS, start);
            callsTooMany += installation.stub().units("main") - ACCOUNTS - ACCOUNTS / 50;
            callsTooMany += installation.stub().units("stats") - ACCOUNTS / 50 * Math.ceilDiv(50 * POSTS, 50);
            return figure;
        } finally {
            for (Process process : running) {
                process.destroy();
                process.waitFor();
            }
        }
    }

    private static Process start(Installation installation, Path output) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(LAUNCHER, "serve").redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().remove("JDK_JAVA_OPTIONS");
        StoreOptions options = installation.options();
        builder.environment()
                .putAll(Map.of(
                        "XDG_DATA_HOME", installation.folder().toString(),
                        "RAPPORT_STORE_URL", options.url(),
                        "RAPPORT_STORE_USER", options.user().orElseThrow(),
                        "RAPPORT_STORE_PASSWORD",
                                options.password().map(Secret::reveal).orElseThrow(),
                        "RAPPORT_SECRETS_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]),
                        "RAPPORT_SERVER_PORT", "0",
                        "RAPPORT_SCHEDULE_LOOK_EVERY", "PT4S",
                        "RAPPORT_SYNC_BATCH_SIZE", Integer.toString(BATCH),
                        "RAPPORT_SYNC_MAX_IN_FLIGHT", Integer.toString(IN_FLIGHT),
                        "RAPPORT_SYNC_POSTS_PER_ACCOUNT", Integer.toString(POSTS)));
        builder.environment()
                .putAll(Map.of(
                        "RAPPORT_NETWORKS_YOUTUBE_BASE_URL",
                                installation.stub().address().toString(),
                        "RAPPORT_NETWORKS_YOUTUBE_API_KEY", "stub-key",
                        "RAPPORT_NETWORKS_YOUTUBE_QUOTA_MAIN_PER_DAY", "1000000",
                        "RAPPORT_NETWORKS_YOUTUBE_QUOTA_STATS_PER_DAY", "1000000"));
        return builder.start();
    }

    private static boolean serves(Path output) {
        try {
            return Files.readString(output).contains("Rapport serves");
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOver(BatchStore batches) {
        return batches.open().isEmpty()
                && batches.lastRun().flatMap(BatchStore.Run::finishedAt).isPresent();
    }

    private static void await(BooleanSupplier state) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited for five minutes in vain");
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long readTwice(Server server) throws Exception {
        try (Connection connection = server.connect("")) {
            return Server.number(
                    connection,
                    "SELECT COUNT(*) FROM (SELECT account_id FROM account_snapshot GROUP BY account_id"
                            + " HAVING COUNT(*) > 1) twice");
        }
    }
}
