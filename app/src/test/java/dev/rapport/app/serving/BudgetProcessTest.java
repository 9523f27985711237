package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.population.SocialNetwork;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Processes of the service share a day's units of YouTube, of which there are fewer than the work needs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class BudgetProcessTest {
    private static final long BUDGET = 100;
    private static final String MAIN = "main";

    @TempDir
    private Path folder;

    @Test
    void together_they_spend_nearly_all_of_it_and_never_more_though_one_is_killed() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(250, 50);
                Installation all = new Installation(folder, sandbox)
                        .with("RAPPORT_NETWORKS_YOUTUBE_QUOTA_MAIN_PER_DAY", Long.toString(BUDGET))
                        .with("RAPPORT_NETWORKS_INSTAGRAM_ENABLED", "false")
                        .with("RAPPORT_NETWORKS_TIKTOK_ENABLED", "false")
                        .with("RAPPORT_SYNC_BATCH_SIZE", "8")
                        .with("RAPPORT_SYNC_MAX_IN_FLIGHT", "2")) {
            assertThat(all.number("SELECT COUNT(*) FROM account WHERE network = 'youtube'"))
                    .as("a unit for each account would be too many")
                    .isGreaterThan(BUDGET);
            ServeProcess victim = all.serve();
            all.serve();
            all.serve();
            all.await("a third of the budget", () -> spent(sandbox) > BUDGET / 3);
            victim.signal("KILL");
            all.await(
                    "that what is left waits",
                    () -> isWaiting(all.store().batches().open(), victim));

            assertThat(spent(sandbox)).isBetween(BUDGET * 95 / 100, BUDGET);
            assertThat(sandbox.ledger().refused(SocialNetwork.YOUTUBE)).isZero();
        }
    }

    private static long spent(Sandbox sandbox) {
        return sandbox.ledger().spent(SocialNetwork.YOUTUBE, MAIN);
    }

    /** Nobody takes over what the killed one held until there are units again. */
    private static boolean isWaiting(List<Batch> open, ServeProcess killed) {
        return open.stream().anyMatch(batch -> batch.waitsUntil().isPresent())
                && open.stream()
                        .allMatch(batch -> batch.holder()
                                .filter(holder -> !killed.isHolder(holder))
                                .isEmpty());
    }
}
