package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The way to the right schema on every kind of database, whatever came in between. */
final class MigrationTest {
    @TempDir
    private Path folder;

    static Stream<Databases.Kind> kinds() {
        return Databases.kinds();
    }

    private StoreOptions fresh(Databases.Kind kind) {
        StoreOptions options = kind.options(folder);
        Databases.drop(options);
        return options;
    }

    private static void assertWorks(StoreOptions options) {
        try (Store store = JooqStore.open(options)) {
            Sample.accounts(store, "anna");
            assertThat(Sample.views(store)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void several_may_start_at_once_on_an_empty_database(Databases.Kind kind) {
        StoreOptions options = fresh(kind);
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<CompletableFuture<Store>> starting = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.<Store>supplyAsync(() -> JooqStore.open(options), threads))
                    .toList();
            assertThat(starting).allSatisfy(store -> assertThat(store).succeedsWithin(2, TimeUnit.MINUTES));
            starting.forEach(store -> store.join().close());
        }
        assertWorks(options);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_step_that_failed_half_way_is_done_again(Databases.Kind kind) {
        StoreOptions options = fresh(kind);
        assertWorks(options);
        Databases.execute(options, "DROP TABLE guard");
        Databases.execute(options, "DROP TABLE sync_batch");
        Databases.execute(options, "DROP TABLE sync_batch_account");
        Databases.execute(options, "DROP TABLE scheduled_task");
        Databases.execute(options, "ALTER TABLE outcome DROP INDEX outcome_by_account");
        Databases.execute(options, "ALTER TABLE quota_bucket DROP COLUMN next_call_at");
        Databases.execute(options, "DROP TABLE consent_token");
        Databases.execute(options, "DROP TABLE rate_rank");
        Databases.execute(options, "DROP TABLE rate_latest");
        Databases.execute(options, "ALTER TABLE account_latest DROP INDEX account_latest_by_rated_as");
        Databases.execute(options, "ALTER TABLE account_latest DROP COLUMN rated_as");
        Databases.execute(options, "ALTER TABLE account_latest DROP INDEX account_latest_by_network");
        Databases.execute(options, "DELETE FROM flyway_schema_history WHERE version > '025'");
        Databases.execute(options, "UPDATE flyway_schema_history SET success = 0 WHERE version = '025'");
        assertWorks(options);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_step_that_cannot_be_done_is_named_with_the_remedy(Databases.Kind kind) {
        StoreOptions options = fresh(kind);
        assertWorks(options);
        Databases.execute(options, "DELETE FROM flyway_schema_history WHERE version > '015'");
        assertThatThrownBy(() -> JooqStore.open(options))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("step 016, post by published at")
                .hasMessageContaining("post_by_published_at")
                .hasMessageContaining("drop it");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_schema_from_the_future_is_left_alone(Databases.Kind kind) {
        StoreOptions options = fresh(kind);
        assertWorks(options);
        Databases.execute(
                options,
                "UPDATE flyway_schema_history SET version = '999', installed_rank = 999 WHERE version = '001'");
        assertThatThrownBy(() -> JooqStore.open(options))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("knows " + Migrations.NEWEST)
                .hasMessageContaining("use a newer program");
    }
}
