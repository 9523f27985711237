package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.SocialNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a network tells one process of the service binds the others. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class NetworkFaultsProcessTest {
    private static final String YOUTUBE = "RAPPORT_NETWORKS_YOUTUBE_BASE_URL";
    private static final int IN_FLIGHT = 2;

    @TempDir
    private Path folder;

    /** Batches so small that both processes have some. */
    private Installation shared(Sandbox sandbox) {
        return new Installation(folder, sandbox)
                .with("RAPPORT_SYNC_BATCH_SIZE", "8")
                .with("RAPPORT_SYNC_MAX_IN_FLIGHT", Integer.toString(IN_FLIGHT));
    }

    @Test
    void a_time_to_wait_that_one_process_is_told_is_kept_by_the_other() throws Exception {
        Duration pause = Duration.ofSeconds(5);
        try (Sandbox sandbox = Installation.sandbox(60, 200);
                Line first = Line.to(sandbox.youtube());
                Line second = Line.to(sandbox.youtube());
                Installation both = shared(sandbox)) {
            both.with(YOUTUBE, first.address()).serve();
            both.with(YOUTUBE, second.address()).serve();
            both.await("calls of both", () -> first.calls() > 3 && second.calls() > 3);
            AtomicLong told = new AtomicLong();
            first.answer(number -> told.compareAndSet(0, System.nanoTime())
                    ? Optional.of(new Line.Answer(
                            429,
                            Map.of("Retry-After", Long.toString(pause.toSeconds())),
                            "{\"error\":{\"code\":429,\"errors\":[{\"reason\":\"rateLimitExceeded\"}]}}"))
                    : Optional.empty());
            both.awaitEndOfRun();
            assertThat(told).hasPositiveValue();
            // What was under way may still arrive; unhindered, each process would make 50 calls in that time.
            assertThat(first.callsWithin(told.get(), pause)).isLessThanOrEqualTo(IN_FLIGHT);
            assertThat(second.callsWithin(told.get(), pause)).isLessThanOrEqualTo(2 * IN_FLIGHT);
            assertThat(both.facts("facts")).doesNotHaveDuplicates();
            assertThat(both.said()).doesNotContain("rate-limited for");
        }
    }

    @Test
    void a_spent_quota_stops_its_network_in_every_process_and_what_is_left_is_listed() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(60, 200);
                Line first = Line.to(sandbox.youtube());
                Line second = Line.to(sandbox.youtube());
                Installation both = shared(sandbox)) {
            both.with(YOUTUBE, first.address()).serve();
            both.with(YOUTUBE, second.address()).serve();
            both.await("calls of both", () -> first.calls() > 3 && second.calls() > 3);
            AtomicLong refused = new AtomicLong();
            List.of(first, second)
                    .forEach(line -> line.answer(number -> {
                        refused.incrementAndGet();
                        return Optional.of(new Line.Answer(
                                403,
                                Map.of(),
                                "{\"error\":{\"code\":403,\"errors\":[{\"reason\":\"quotaExceeded\"}]}}"));
                    }));
            both.await("that all that is left waits", () -> isWaitingForYouTubeAlone(both));
            // Main and stats are two quotas; each is refused to what was under way.
            assertThat(refused).hasValueBetween(1, 2 * 2 * IN_FLIGHT);
            List<Batch> waiting = both.store().batches().open();
            assertThat(waiting)
                    .allMatch(batch -> batch.left() > 0 && batch.holder().isEmpty());
            String plan = both.terminal().run("plan", "--schedule").out();
            assertThat(plan.substring(plan.indexOf("Under way")).lines().filter(line -> line.startsWith("youtube")))
                    .hasSize(waiting.size());
            assertThat(both.facts("facts")).doesNotHaveDuplicates();
        }
    }

    /** One batch learnt of it; the others of its network are not even begun. */
    private static boolean isWaitingForYouTubeAlone(Installation installation) {
        List<Batch> open = installation.store().batches().open();
        return open.stream().anyMatch(batch -> batch.waitsUntil().isPresent())
                && open.stream()
                        .allMatch(batch -> batch.network().equals(Network.YOUTUBE)
                                && batch.holder().isEmpty());
    }

    @Test
    void tokens_that_expire_in_mid_run_are_renewed_once_each() {
        try (Sandbox sandbox = Installation.sandbox(0, 50);
                Installation installation = new Installation(folder, sandbox).withGrants()) {
            installation.serve();
            installation.await("the first calls", () -> sandbox.ledger().requests(SocialNetwork.TIKTOK) > 10);
            sandbox.clock().advance(Duration.ofHours(3));
            installation.awaitEndOfRun();
            Map<String, String> grants = sandbox.tiktokGrants();
            long readable = sandbox.population().accounts(SocialNetwork.TIKTOK).stream()
                    .filter(account -> grants.containsKey(account.creator()))
                    .filter(account -> !account.is(HardCase.REVOKED_GRANT)
                            && account.visibleAt(sandbox.clock().instant()))
                    .count();
            assertThat(sandbox.ledger().requests(SocialNetwork.TIKTOK, "/v2/oauth/token/"))
                    .isBetween(1L, (long) grants.size());
            assertThat(installation.facts("facts").stream()
                            .filter(fact -> fact.contains("tiktok") && fact.startsWith("account_snapshots")))
                    .hasSize((int) readable)
                    .doesNotHaveDuplicates();
        }
    }
}
