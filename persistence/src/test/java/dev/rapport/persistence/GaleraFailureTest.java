package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Store;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong in a cluster only: two nodes take what cannot both be, and a node is gone at once. */
@ExtendWith(GaleraCluster.Condition.class)
final class GaleraFailureTest {
    private static final int ROUNDS = 40;
    private static final int CREATORS = 20;
    private static final Clock CLOCK = Clock.fixed(Sample.AT, ZoneOffset.UTC);

    @BeforeEach
    void dropWhatOthersLeft() {
        Databases.drop(GaleraCluster.options(2).orElseThrow());
    }

    @Test
    void writers_of_the_same_account_on_two_nodes_both_get_through() throws SQLException {
        StoreOptions second = GaleraCluster.options(2).orElseThrow();
        StoreOptions third = GaleraCluster.options(3).orElseThrow();
        try (Store one = JooqStore.open(second);
                Store other = JooqStore.open(third)) {
            AccountId anna = Sample.accounts(one, "anna").get(0);
            long before = conflicts(second) + conflicts(third);
            List<CompletableFuture<Void>> writing = List.of(
                    CompletableFuture.runAsync(() -> appendOften(one, anna, 0)),
                    CompletableFuture.runAsync(() -> appendOften(other, anna, 1)));
            assertThat(writing).allSatisfy(each -> assertThat(each).succeedsWithin(Duration.ofMinutes(2)));
            assertThat(conflicts(second) + conflicts(third)).isGreaterThan(before);
            one.creators().save(List.of(Sample.entry("bea")), false);
            assertThat(Sample.followers(one)).hasSize(2 * ROUNDS).doesNotHaveDuplicates();
        }
    }

    private static void appendOften(Store store, AccountId account, int odd) {
        for (int i = 0; i < ROUNDS; i++) {
            int number = 2 * i + odd;
            store.snapshots().append("run", List.of(Sample.reading(account, number, Sample.AT.plusSeconds(number))));
        }
    }

    /** Transactions that were undone for those of another node, while they ran or when they wanted to commit. */
    private static long conflicts(StoreOptions options) throws SQLException {
        long sum = 0;
        try (Connection connection = Databases.connect(options);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS WHERE Variable_name IN"
                        + " ('wsrep_local_cert_failures', 'wsrep_local_bf_aborts')")) {
            while (rows.next()) {
                sum += rows.getLong(2);
            }
        }
        return sum;
    }

    @Test
    void a_node_killed_while_it_is_written_to_costs_nothing_but_a_pause() throws SQLException {
        StoreOptions undisturbed = MariaDbServer.get().options();
        Databases.drop(undisturbed);
        try (Store store = JooqStore.open(undisturbed, CLOCK)) {
            Run run = new Run(store);
            IntStream.range(0, ROUNDS).forEach(run::append);
        }
        Map<String, List<String>> expected = contents(undisturbed);

        Duration longest = Duration.ZERO;
        try (Store store = JooqStore.open(GaleraCluster.options(1).orElseThrow(), CLOCK)) {
            Run run = new Run(store);
            for (int round = 0; round < ROUNDS; round++) {
                int next = round;
                long began = System.nanoTime();
                CompletableFuture<Void> appending = CompletableFuture.runAsync(() -> run.append(next));
                if (round == ROUNDS / 2) {
                    GaleraCluster.kill(1);
                }
                assertThat(appending).succeedsWithin(Duration.ofSeconds(30));
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                longest = took.compareTo(longest) > 0 ? took : longest;
            }
        }
        System.out.println("Galera: the longest pause of a writer was " + longest.toMillis() + " ms");
        assertThat(contents(GaleraCluster.options(2).orElseThrow())).isEqualTo(expected);
    }

    /** The same creators and readings wherever it runs. */
    private static final class Run {
        private final Store store;
        private final List<AccountId> accounts;

        Run(Store store) {
            this.store = store;
            this.accounts = Sample.accounts(
                    store,
                    IntStream.range(0, CREATORS)
                            .mapToObj(number -> "creator" + number)
                            .toArray(String[]::new));
            store.snapshots().begin("run", Sample.AT);
        }

        void append(int round) {
            List<AccountRecord> records = new ArrayList<>();
            for (int i = 0; i < accounts.size(); i++) {
                records.add(Sample.reading(accounts.get(i), 1_000L * i + round, Sample.AT.plusSeconds(round)));
            }
            store.snapshots().append("run", records);
        }
    }

    /** Rows about accounts by table, with the account's name in the place of its id, which every store makes anew. */
    private static Map<String, List<String>> contents(StoreOptions options) throws SQLException {
        Map<String, List<String>> contents = new TreeMap<>();
        try (Connection connection = Databases.connect(options);
                Statement statement = connection.createStatement()) {
            for (String table : List.of("account_latest", "account_snapshot", "outcome", "account_handle")) {
                contents.put(table, rows(statement, table));
            }
        }
        return contents;
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(
                "SELECT a.handle AS whose, t.* FROM " + table + " t JOIN account a ON a.id = t.account_id")) {
            ResultSetMetaData columns = found.getMetaData();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    if (!columns.getColumnLabel(i).equals("account_id")) {
                        row.append(columns.getColumnLabel(i))
                                .append('=')
                                .append(found.getString(i))
                                .append(' ');
                    }
                }
                rows.add(row.toString());
            }
        }
        Collections.sort(rows);
        return rows;
    }
}
