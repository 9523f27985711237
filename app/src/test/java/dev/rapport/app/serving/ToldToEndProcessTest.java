package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Sandbox;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a service that gets SIGTERM still does, and what it leaves to others. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ToldToEndProcessTest {
    private static final int PEOPLE = 60;
    private static final int IN_FLIGHT = 2;
    /** YouTube and Instagram; nobody's grant for TikTok is there. */
    private static final int NETWORKS = 2;

    @TempDir
    private Path folder;

    private static Sandbox sandbox() {
        return Installation.sandbox(PEOPLE, 200);
    }

    /** What is not let go of is free for others only when the tests have long given up. */
    private Installation installation(Sandbox sandbox) {
        return new Installation(folder, sandbox)
                .with("RAPPORT_SYNC_MAX_IN_FLIGHT", Integer.toString(IN_FLIGHT))
                .with("RAPPORT_SYNC_LEASE", "PT1H");
    }

    private record Calm(List<String> facts, long calls) {}

    private Calm calm() {
        try (Sandbox sandbox = sandbox();
                Installation undisturbed = installation(sandbox)) {
            undisturbed.serve();
            undisturbed.awaitEndOfRun();
            return new Calm(undisturbed.facts("calm"), undisturbed.calls());
        }
    }

    private static void assertEndedWell(ServeProcess service, Installation installation) {
        assertThat(service.exitCode()).as(service.said()).isZero();
        assertThat(service.said()).contains("The service has ended.").doesNotContain("did not end", "\tat ");
        assertThat(installation.store().batches().open())
                .isNotEmpty()
                .allMatch(batch -> batch.holder().isEmpty());
        assertThat(installation.number("SELECT COUNT(*) FROM scheduled_task WHERE picked"))
                .isZero();
    }

    @Test
    void it_begins_nothing_more_and_another_goes_on_at_once() {
        Calm calm = calm();
        try (Sandbox sandbox = sandbox();
                Installation installation = installation(sandbox)) {
            ServeProcess first = installation.serve();
            installation.await("the first calls", () -> installation.calls() > 20);
            first.signal("TERM");
            long told = installation.calls();
            assertThat(first.exitCode()).as(first.said()).isZero();
            // Another round may have begun before the signal arrived; in its grace time it could make hundreds.
            assertThat(installation.calls()).isLessThanOrEqualTo(told + 2 * NETWORKS * IN_FLIGHT);
            assertEndedWell(first, installation);

            installation.serve();
            installation.awaitEndOfRun();
            assertThat(installation.facts("after")).isEqualTo(calm.facts());
            System.out.println("calls: undisturbed " + calm.calls() + ", told to end " + installation.calls());
            // A list or a page of channels whose accounts were not done is asked for again.
            assertThat(installation.calls()).isLessThanOrEqualTo(calm.calls() + 2 * NETWORKS * IN_FLIGHT);
        }
    }

    @Test
    void a_network_that_does_not_answer_does_not_keep_it() throws Exception {
        Calm calm = calm();
        try (Sandbox sandbox = sandbox();
                Line line = Line.to(sandbox.youtube());
                Installation installation = installation(sandbox)) {
            CompletableFuture<Optional<Line.Answer>> never = new CompletableFuture<>();
            line.answer(number -> number > 10 ? never.join() : Optional.empty());
            ServeProcess first = installation
                    .with("RAPPORT_NETWORKS_YOUTUBE_BASE_URL", line.address())
                    .serve();
            installation.await("calls without an answer", () -> line.calls() >= 10 + IN_FLIGHT);
            first.signal("TERM");
            assertEndedWell(first, installation);

            line.answer(number -> Optional.empty());
            never.complete(Optional.empty());
            installation.serve();
            installation.awaitEndOfRun();
            assertThat(installation.facts("after")).isEqualTo(calm.facts());
        }
    }
}
