package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else writes the same rows, on a real MariaDB: the whole transaction is repeated, within bounds. */
final class ConflictTest {
    private final MariaDbServer server = MariaDbServer.get();
    private Store store;
    private List<AccountId> accounts;
    private Connection somebody;
    private Statement other;

    @BeforeEach
    void openBoth() throws SQLException {
        Databases.drop(server.options());
        store = JooqStore.open(server.options());
        accounts = Sample.accounts(store, "anna", "bea");
        somebody = Databases.connect(server.options());
        somebody.setAutoCommit(false);
        other = somebody.createStatement();
    }

    @AfterEach
    void closeBoth() throws SQLException {
        somebody.rollback();
        somebody.close();
        store.close();
    }

    private void lock(AccountId account) throws SQLException {
        other.executeQuery(
                "SELECT followers FROM account_latest WHERE account_id = " + account.value() + " FOR UPDATE");
    }

    private CompletableFuture<List<AccountRecord>> appending() {
        return CompletableFuture.supplyAsync(() -> store.snapshots()
                .append("run", List.of(Sample.reading(accounts.get(0), 7), Sample.reading(accounts.get(1), 8))));
    }

    private void assertIsWrittenOnce(CompletableFuture<List<AccountRecord>> appending) {
        assertThat(appending).succeedsWithin(1, TimeUnit.MINUTES);
        assertThat(Sample.followers(store)).containsExactly(7L, 8L);
    }

    private long waiting() {
        return server.status("Innodb_row_lock_current_waits");
    }

    /** Until the server says so, or the work ended before it could. */
    private static void await(CompletableFuture<?> work, BooleanSupplier state) {
        while (!work.isDone() && !state.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void a_transaction_that_a_deadlock_ended_is_repeated_whole() throws SQLException {
        long before = server.status("Innodb_deadlocks");
        for (int i = 0; i < 50; i++) {
            other.executeUpdate("INSERT INTO guard (name, changes) VALUES ('weight " + i + "', 1)");
        }
        lock(accounts.get(1));
        CompletableFuture<List<AccountRecord>> appending = appending();
        await(appending, () -> waiting() == 1);
        lock(accounts.get(0));
        assertThat(server.status("Innodb_deadlocks")).isGreaterThan(before);
        somebody.rollback();
        assertIsWrittenOnce(appending);
    }

    @Test
    void a_transaction_that_waited_too_long_for_a_lock_is_repeated_whole() throws SQLException {
        store.close();
        store = JooqStore.open(server.options("sessionVariables=innodb_lock_wait_timeout=1"));
        lock(accounts.get(1));
        long before = server.status("Innodb_row_lock_waits");
        CompletableFuture<List<AccountRecord>> appending = appending();
        await(appending, () -> server.status("Innodb_row_lock_waits") >= before + 2);
        somebody.rollback();
        assertIsWrittenOnce(appending);
    }

    @Test
    void a_transaction_whose_connection_was_killed_is_repeated_whole() throws SQLException {
        lock(accounts.get(1));
        CompletableFuture<List<AccountRecord>> appending = appending();
        await(appending, () -> waiting() == 1);
        server.administrate("KILL "
                + server.number("SELECT id FROM information_schema.processlist"
                        + " WHERE user = 'rapport' AND command = 'Query' AND info LIKE '%for update%'"));
        somebody.rollback();
        assertIsWrittenOnce(appending);
    }

    @Test
    void whoever_never_gets_the_lock_is_told_so_in_the_end(@TempDir Path folder) throws SQLException {
        StoreOptions embedded = StoreOptions.embedded(folder.resolve("rapport"));
        StoreOptions hasty = new StoreOptions(
                embedded.url() + ";LOCK_TIMEOUT=1", embedded.user(), embedded.password(), embedded.poolSize());
        try (Store file = JooqStore.open(hasty);
                Connection holder = Databases.connect(hasty)) {
            AccountId account = Sample.accounts(file, "anna").get(0);
            holder.setAutoCommit(false);
            holder.createStatement().executeUpdate("UPDATE account_latest SET followers = 1");
            assertThatThrownBy(() -> file.snapshots().append("run", List.of(Sample.reading(account, 7))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("is too busy")
                    .hasMessageContaining("let fewer processes write at a time");
            holder.rollback();
            file.snapshots().append("run", List.of(Sample.reading(account, 7)));
            assertThat(Sample.followers(file)).containsExactly(7L);
        }
    }
}
