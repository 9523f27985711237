package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a run and comes back, after {@code rapport.away} seconds or a few. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@DisabledIfSystemProperty(
        named = "rapport.store",
        matches = "mysql",
        disabledReason = "a server that is given is not stopped")
final class StoreAwayTest {
    @TempDir
    private Path folder;

    private static final Duration AWAY = Duration.ofSeconds(Long.getLong("rapport.away", 4));
    /** Fifty channels, their lists and figures at most, and one account of Instagram. */
    private static final long PAGES = 1 + 50 + 20 + 1;

    private static Sandbox sandbox() {
        return Sandbox.start(SandboxOptions.defaults()
                .startingAt(TestCreators.NOW)
                .withCreators(60)
                .withLatency(Duration.ofMillis(150)));
    }

    @Test
    void a_run_waits_for_its_store_and_ends_like_one_that_was_not_disturbed() {
        List<String> calm;
        long calls;
        try (Sandbox sandbox = sandbox();
                Installation undisturbed = new Installation(folder, sandbox)) {
            undisturbed.serve();
            undisturbed.awaitEndOfRun();
            calm = undisturbed.facts("calm");
            calls = undisturbed.calls();
        }
        try (Sandbox sandbox = sandbox();
                Installation installation = new Installation(folder, sandbox)) {
            ServeProcess service = installation.serve();
            installation.await("the first calls", () -> installation.calls() > 20);
            StoreServer.get().stop();
            try {
                long end = System.nanoTime() + AWAY.toNanos();
                installation.await("that it stops calling", () -> settled(installation) && System.nanoTime() > end);
            } finally {
                StoreServer.get().start();
            }
            installation.awaitEndOfRun();
            assertThat(installation.facts("after")).isEqualTo(calm);
            System.out.println("calls: undisturbed " + calls + ", store away " + installation.calls());
            assertThat(installation.calls()).isLessThanOrEqualTo(calls + PAGES);
            assertThat(service.isAlive()).isTrue();
            assertThat(service.said().lines().filter(line -> line.contains("\tat ")))
                    .as("traces of calls")
                    .isEmpty();
            assertThat(service.said().lines()).as(service.said()).hasSizeLessThan(40);
        }
    }

    private long last = -1;
    private int same;

    /** No further call came in three seconds. */
    private boolean settled(Installation installation) {
        long now = installation.calls();
        same = now == last ? same + 1 : 0;
        last = now;
        return same > 150;
    }
}
