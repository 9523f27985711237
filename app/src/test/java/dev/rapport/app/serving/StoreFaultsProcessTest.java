package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.Network;
import dev.rapport.sandbox.Sandbox;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Services on a server whose schema, locks or settings are not as they would like them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
final class StoreFaultsProcessTest {
    @TempDir
    private Path folder;

    /** The service holds its batch and waits for an account; somebody who holds the account asks for the batch. */
    @Test
    void a_transaction_that_the_server_ends_for_a_deadlock_is_made_again() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(20, 100);
                Installation installation = new Installation(folder, sandbox);
                Connection somebody = installation.connect();
                Statement other = somebody.createStatement()) {
            long before = deadlocks(other);
            somebody.setAutoCommit(false);
            other.execute("SELECT account_id FROM account_latest WHERE network = 'instagram' FOR UPDATE");
            // Whoever wrote most is spared.
            other.executeUpdate("UPDATE account_latest SET read_at = '2020-01-01' WHERE network = 'instagram'");
            installation.serve();
            AtomicInteger held = new AtomicInteger();
            installation.await("that the service holds its batch and waits", () -> {
                held.set(
                        instagram(installation)
                                        .filter(id -> isHeld(installation, id))
                                        .isPresent()
                                ? held.get() + 1
                                : 0);
                return held.get() > 5;
            });
            other.execute("SELECT fence FROM sync_batch WHERE id = '"
                    + instagram(installation).orElseThrow() + "' FOR UPDATE");
            somebody.rollback();
            assertThat(deadlocks(other)).isGreaterThan(before);
            installation.awaitEndOfRun();
            assertThat(installation.facts("facts")).doesNotHaveDuplicates();
            assertThat(installation.said()).doesNotContain("\tat ");
        }
    }

    private static Optional<String> instagram(Installation installation) {
        return installation.store().batches().open().stream()
                .filter(batch -> batch.network().equals(Network.INSTAGRAM))
                .map(batch -> batch.id())
                .findFirst();
    }

    /** Others change a batch within an instant. */
    private static boolean isHeld(Installation installation, String batch) {
        try (Connection connection = installation.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT fence FROM sync_batch WHERE id = '" + batch + "' FOR UPDATE NOWAIT");
            return false;
        } catch (SQLException e) {
            return true;
        }
    }

    private static long deadlocks(Statement statement) throws SQLException {
        boolean mariaDb = statement
                .getConnection()
                .getMetaData()
                .getDatabaseProductVersion()
                .contains("MariaDB");
        return StoreDatabases.number(
                statement,
                mariaDb
                        ? "SELECT variable_value FROM information_schema.global_status"
                                + " WHERE variable_name = 'INNODB_DEADLOCKS'"
                        : "SELECT sum_error_raised FROM performance_schema.events_errors_summary_global_by_error"
                                + " WHERE error_name = 'ER_LOCK_DEADLOCK'");
    }

    @Test
    void two_that_start_at_once_on_an_empty_server_both_serve() {
        try (Sandbox sandbox = Installation.sandbox(20, 20);
                Installation installation = Installation.onAnEmptyServer(folder, sandbox)) {
            ServeProcess one = installation.serve();
            ServeProcess other = installation.serve();
            installation.open();
            installation.awaitEndOfRun();
            assertThat(one.isAlive() && other.isAlive()).as(installation.said()).isTrue();
            assertThat(installation.facts("facts")).doesNotHaveDuplicates();
        }
    }

    @Test
    void a_schema_of_a_newer_release_is_left_alone_and_the_remedy_is_named() throws Exception {
        try (Sandbox sandbox = Installation.sandbox(0, 0);
                Installation installation = new Installation(folder, sandbox);
                Connection somebody = installation.connect();
                Statement other = somebody.createStatement()) {
            other.executeUpdate(
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success) VALUES (9999, '999', 'later', 'SQL', 'V999__later.sql', 'x', 0, 1)");
            ServeProcess service = installation.serve();
            installation.await("that it says so", () -> service.said().contains("newer"));
            assertThat(service.said()).contains("999").doesNotContain("\tat ");
            assertThat(sandbox.ledger().requestsByPath()).isEmpty();
            service.signal("TERM");
            assertThat(service.exitCode()).as(service.said()).isZero();
        }
    }

    /** The store's clock decides; theirs are hours away from it, and from each other's. */
    @Test
    void processes_whose_clocks_are_wrong_make_one_run_and_take_over_what_one_leaves() {
        try (Sandbox sandbox = Installation.sandbox(40, 100);
                Installation installation = new Installation(folder, sandbox)
                        .with("RAPPORT_SYNC_BATCH_SIZE", "10")
                        .with("RAPPORT_SCHEDULE_LOOK_EVERY", "PT4S")) {
            ServeProcess ahead = installation.serve("-Drapport.offset=PT5H");
            ServeProcess behind = installation.serve("-Drapport.offset=-PT5H");
            installation.await("the first calls", () -> installation.calls() > 20);
            ahead.signal("KILL");
            installation.awaitEndOfRun();
            long calls = installation.calls();
            long looks = looks(installation);
            installation.await("that it looks for work again", () -> looks(installation) > looks + 1);
            assertThat(installation.calls()).isEqualTo(calls);
            assertThat(runs(installation)).isOne();
            assertThat(installation.facts("facts")).doesNotHaveDuplicates();
            assertThat(behind.isAlive()).isTrue();
        }
    }

    private static long runs(Installation installation) {
        return installation.number("SELECT COUNT(*) FROM sync_run");
    }

    /** When it looked last, in seconds. */
    private static long looks(Installation installation) {
        return installation.number(
                "SELECT COALESCE(UNIX_TIMESTAMP(MAX(last_success)), 0) FROM scheduled_task WHERE task_name = 'look'");
    }

    @Test
    void every_wrong_setting_is_named_at_once_and_nothing_is_begun() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "XDG_DATA_HOME", folder.toString(),
                "RAPPORT_SYNC_LEASE", "-PT5S",
                "RAPPORT_SYNC_SCHEDULE", "never",
                "RAPPORT_NO_SUCH_KEY", "1",
                "RAPPORT_STORE_URL", "jdbc:oracle:thin:@db",
                "RAPPORT_NETWORKS_YOUTUBE_BASE_URL", "gopher://youtube"));
        try (ServeProcess service = ServeProcess.start(folder, environment)) {
            assertThat(service.exitCode()).isEqualTo(2);
            assertThat(service.said())
                    .contains(
                            "sync.lease",
                            "sync.schedule",
                            "RAPPORT_NO_SUCH_KEY",
                            "store.url",
                            "networks.youtube.base-url")
                    .doesNotContain("\tat ");
        }
    }
}
