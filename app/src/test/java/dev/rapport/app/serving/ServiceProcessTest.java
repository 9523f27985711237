package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Sandbox;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services as processes of their own on one server, against invented networks. The sizes are small; greater ones by the
 * properties {@code rapport.kills}, {@code rapport.people} and {@code rapport.latency}, with TikTok by {@code rapport.grants}.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class ServiceProcessTest {
    private static final int KILLS = Integer.getInteger("rapport.kills", 3);
    private static final int PEOPLE = Integer.getInteger("rapport.people", 120);
    private static final int LATENCY_MILLIS = Integer.getInteger("rapport.latency", 100);
    private static final boolean GRANTS = Boolean.getBoolean("rapport.grants");
    /** Calls under way, those for a page's channels, and a few whose answers are just being kept. */
    private static final int LOST_BY_A_KILL = 16 + 8 + 8 + 2;

    @TempDir
    private Path folder;

    private Installation installation(Sandbox sandbox) {
        Installation installation = new Installation(folder, sandbox);
        return GRANTS ? installation.withGrants() : installation;
    }

    @Test
    void killed_again_and_again_it_ends_like_a_service_that_nobody_touched() throws Exception {
        List<String> calm;
        long calls;
        SortedMap<String, Long> byPath;
        try (Sandbox sandbox = Installation.sandbox(PEOPLE, LATENCY_MILLIS);
                Installation undisturbed = installation(sandbox)) {
            undisturbed.serve();
            undisturbed.awaitEndOfRun();
            calm = undisturbed.facts("calm");
            calls = undisturbed.calls();
            byPath = undisturbed.callsByPath();
        }
        try (Sandbox sandbox = Installation.sandbox(PEOPLE, LATENCY_MILLIS);
                Installation wild = installation(sandbox)) {
            ServeProcess victim = wild.serve();
            for (int kill = 1; kill <= KILLS; kill++) {
                ServeProcess next = wild.serve();
                long enough = calls * kill / (KILLS + 1);
                wild.await("call " + enough, () -> wild.calls() >= enough);
                victim.signal("KILL");
                victim = next;
            }
            wild.awaitEndOfRun();
            assertThat(wild.facts("wild")).isEqualTo(calm);
            System.out.println("calls: undisturbed " + calls + ", killed " + KILLS + " times " + wild.calls());
            wild.callsByPath()
                    .forEach((path, count) ->
                            System.out.println("  " + path + ": " + byPath.getOrDefault(path, 0L) + ", " + count));
            assertThat(wild.calls()).isLessThanOrEqualTo(calls + (long) KILLS * LOST_BY_A_KILL);
        }
    }

    @Test
    void a_frozen_process_writes_nothing_after_another_took_over() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(60, 300);
                Installation both = new Installation(folder, sandbox)) {
            ServeProcess frozen = both.serve();
            both.await("the first calls", () -> both.calls() > 20);
            frozen.signal("STOP");
            ServeProcess awake = both.serve();
            both.awaitEndOfRun();
            List<String> before = both.facts("before");
            frozen.signal("CONT");
            both.await("that it notices", () -> frozen.said().contains("taken over by another process"));
            frozen.signal("TERM");
            assertThat(frozen.exitCode()).as(frozen.said()).isZero();
            assertThat(both.facts("after")).isEqualTo(before).doesNotHaveDuplicates();
            assertThat(awake.isAlive()).isTrue();
        }
    }

    @Test
    void rates_that_were_granted_to_nobody_knows_whom_are_refused() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(6, 0);
                Installation doubtful = new Installation(Files.createDirectory(folder.resolve("doubtful")), sandbox)
                        .without("RAPPORT_NETWORKS_YOUTUBE_PROJECT_NUMBER");
                Installation proven = new Installation(Files.createDirectory(folder.resolve("proven")), sandbox)) {
            ServeProcess refusing = doubtful.serve();
            doubtful.await("the refusal", () -> refusing.said().contains("Rates are not kept up to date"));
            assertThat(refusing.said())
                    .contains("Warning: YouTube rates are not computed by the service")
                    .contains("set networks.youtube.project-number.");
            assertThat(doubtful.number("SELECT COUNT(*) FROM rate_latest")).isZero();

            ServeProcess computing = proven.serve();
            proven.await("rates", () -> proven.number("SELECT COUNT(*) FROM rate_latest") > 0);
            assertThat(computing.said()).doesNotContain("Warning");
        }
    }

    @Test
    void several_processes_share_a_run_and_read_nobody_twice() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(60, 20);
                Installation three = new Installation(folder, sandbox).with("RAPPORT_SYNC_BATCH_SIZE", "10")) {
            List<ServeProcess> services = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                services.add(three.serve());
            }
            three.awaitEndOfRun();
            List<String> shared = three.facts("shared");
            assertThat(shared).doesNotHaveDuplicates();
            assertThat(services).allMatch(ServeProcess::isAlive);
            services.forEach(service -> service.signal("TERM"));
            assertThat(services).extracting(ServeProcess::exitCode).containsOnly(0);
        }
    }
}
