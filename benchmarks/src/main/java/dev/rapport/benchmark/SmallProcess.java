package dev.rapport.benchmark;

import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A process of its own with little memory and the launcher's options, so that the stub's is not counted: one run over
 * everybody who is due.
 */
public final class SmallProcess {
    private SmallProcess() {}

    /** @param peakMegabytes most memory the process held at once; 0 where the system does not tell */
    record Outcome(long read, double seconds, long peakMegabytes) {}

    /**
     * Nothing read if it ran out of memory.
     *
     * @param arguments as {@link #main} takes them
     */
    static Outcome start(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                SmallProcess.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            return new Outcome(0, 0, 0);
        }
        String[] figures = told.strip().split(" ", -1);
        return new Outcome(Long.parseLong(figures[0]), Double.parseDouble(figures[1]), Long.parseLong(figures[2]));
    }

    /** Network, address, creators, posts, calls in flight, accounts in a batch; a folder for the store, else memory. */
    public static void main(String[] arguments) throws Exception {
        URI address = URI.create(arguments[1]);
        int creators = Integer.parseInt(arguments[2]);
        Clock clock = Clock.systemUTC();
        try (NetworkAdapter adapter = arguments[0].equals("tiktok")
                        ? Rapport.tikTok(address, clock, Map.of())
                        : Rapport.youTube(address, clock);
                Store store = arguments.length > 6
                        ? JooqStore.open(StoreOptions.embedded(Path.of(arguments[6], "store")))
                        : new InMemoryStore(clock)) {
            Rapport.enter(store, adapter.network(), creators);
            SyncPolicy policy = new SyncPolicy(
                    Integer.parseInt(arguments[5]),
                    Integer.parseInt(arguments[3]),
                    Duration.ofHours(20),
                    new CallLimits(Integer.parseInt(arguments[4]), 4, Duration.ofMinutes(10), 20_000_000),
                    Set.of());
            long start = System.nanoTime();
            NetworkReport report = Rapport.sync(
                            adapter, store, new Consents(Instant.MAX), policy, clock, Waiting.real())
                    .networks()
                    .get(0);
            System.out.println(report.read() + " " + (System.nanoTime() - start) / 1e9 + " " + peakMegabytes());
        }
    }

    private static long peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }
}
