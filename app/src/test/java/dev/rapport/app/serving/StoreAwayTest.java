package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The database goes away in the middle of a run and comes back. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StoreAwayTest {
    @TempDir
    private Path folder;

    @Test
    void a_run_waits_for_its_store_and_goes_on_where_it_was() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()
                        .startingAt(TestCreators.NOW)
                        .withCreators(60)
                        .withLatency(Duration.ofMillis(300)));
                Installation installation = new Installation(folder, sandbox)) {
            ServeProcess service = installation.serve();
            installation.await("the first calls", () -> installation.calls() > 20);
            StoreServer.get().stop();
            try {
                long calls = installation.calls();
                installation.await("that it stops calling", () -> settled(installation, calls));
            } finally {
                StoreServer.get().start();
            }
            installation.awaitEndOfRun();
            assertThat(installation.facts("after")).doesNotHaveDuplicates();
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
    private boolean settled(Installation installation, long least) {
        long now = installation.calls();
        same = now == last && now >= least ? same + 1 : 0;
        last = now;
        return same > 150;
    }
}
