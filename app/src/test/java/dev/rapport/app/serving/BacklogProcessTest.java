package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.domain.network.Network;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Everybody is due at once and there is little memory: for {@code rapport.backlog} people, who have some five accounts for
 * three of them. 60,000 are 100,000 accounts and take hours; {@code rapport.minutes} ends it early. TikTok takes part with
 * {@code rapport.grants}.
 */
@EnabledOnOs(OS.LINUX)
@EnabledIfSystemProperty(named = "rapport.backlog", matches = "\\d+")
final class BacklogProcessTest {
    private static final int PEOPLE = Integer.getInteger("rapport.backlog", 0);
    private static final long MINUTES = Long.getLong("rapport.minutes", 360);

    @TempDir
    private Path folder;

    @Test
    void a_backlog_is_worked_off_steadily_within_little_memory() {
        long entering = System.nanoTime();
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()
                        .startingAt(TestCreators.NOW)
                        .withCreators(PEOPLE)
                        .withLatency(Duration.ofMillis(Integer.getInteger("rapport.latency", 5))));
                Installation installation = new Installation(folder, sandbox)) {
            if (Boolean.getBoolean("rapport.grants")) {
                installation.withGrants();
            }
            System.out.println("entering took " + TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - entering) + " s");
            ServeProcess service = installation.serve("-Xmx256m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
            long start = System.nanoTime();
            Map<Network, Long> before = new TreeMap<>();
            installation.await(
                    "batches", () -> !installation.store().batches().open().isEmpty());
            for (long minutes = 1; !installation.isOver() && minutes <= MINUTES; minutes++) {
                long end = start + TimeUnit.MINUTES.toNanos(minutes);
                installation.await("a minute", () -> System.nanoTime() > end || installation.isOver());
                Map<Network, Long> left = installation.store().batches().open().stream()
                        .collect(Collectors.groupingBy(
                                batch -> batch.network(), TreeMap::new, Collectors.summingLong(batch -> batch.left())));
                System.out.println(
                        "after " + minutes + " min: left " + left + ", peak " + service.peakMegabytes() + " MB");
                before.forEach((network, many) -> assertThat(left.getOrDefault(network, 0L))
                        .as("left of " + network)
                        .isLessThan(many));
                before.clear();
                before.putAll(left);
                assertThat(service.isAlive()).as(service.said()).isTrue();
            }
        }
    }
}
