package dev.rapport.benchmark.store;

import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Store;
import dev.rapport.persistence.JooqStore;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * B5 and B6. A sync's readings of new posts, written by the store, by plain JDBC and by the server's bulk load: the same
 * rows into the same three tables. The store also judges, locks, and keeps outcomes; that is not counted.
 */
public final class SnapshotWrites implements Benchmark {
    private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 4_000);
    /** As many as a sync writes together. */
    private static final int TOGETHER = 100;

    private static final int JDBC_TOGETHER = 1_000;
    private static final int ROUNDS = 5;
    private static final List<String> TABLES = List.of("account_snapshot", "post", "post_snapshot");
    /** A sync reads and writes each network on a thread of its own. */
    private static final int NETWORKS = 3;

    private static final String OURS = "Rapport's store, one network";
    private static final String TOGETHER_OURS = "Rapport's store, three networks at once";
    private static final String JDBC = "JDBC batch without rewriting";
    private static final String LOAD = "LOAD DATA LOCAL";

    @Override
    public String name() {
        return "B5";
    }

    @Override
    public String title() {
        return "Rows a second into MariaDB; and B6, the same readings once more";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Server server = Server.start();
                Store store = JooqStore.open(server.options());
                Connection plain = server.connect("rewriteBatchedStatements=false&allowLoadLocalInfile=true")) {
            List<AccountId> accounts = Invented.enter(store, ACCOUNTS);
            Rows rows = new Rows(plain, store, accounts);
            Comparison written = Comparison.of(
                    2,
                    ROUNDS,
                    new Side(OURS, () -> rows.store(1)),
                    new Side(TOGETHER_OURS, () -> rows.store(NETWORKS)),
                    new Side(JDBC, rows::jdbc),
                    new Side(LOAD, rows::load));
            report.note(rows.count + " rows a round: readings of " + ACCOUNTS + " accounts and their " + Invented.POSTS
                    + " posts, all new");
            report.figures(written, "rows/s");
            report.ratio(written, OURS, JDBC, Goal.atLeast(4));
            report.ratio(written, OURS, LOAD, Goal.atLeast(0.3));
            report.ratio(written, TOGETHER_OURS, JDBC, Goal.atLeast(4));
            report.ratio(written, TOGETHER_OURS, LOAD, Goal.atLeast(0.3));
            again(report, rows);
        }
    }

    private static void again(Report report, Rows rows) throws Exception {
        long before = rows.inStore();
        Comparison again = Comparison.of(0, 3, new Side("Rapport's store, the same readings again", rows::storeAgain));
        report.figures(again, "rows/s");
        report.note("rows before: " + before + ", after: " + rows.inStore()
                + (before == rows.inStore() ? ": no duplicate, no growth" : ": GREW"));
    }

    /** One round after the other; each round's rows are new, and the other sides take them over from the store. */
    private static final class Rows {
        private final Connection plain;
        private final Store store;
        private final List<AccountId> accounts;
        private Instant at = Invented.FIRST;
        private List<List<AccountRecord>> batches = List.of();
        private long count;

        Rows(Connection plain, Store store, List<AccountId> accounts) {
            this.plain = plain;
            this.store = store;
            this.accounts = accounts;
        }

        double store(int writers) throws Exception {
            for (String table : TABLES) {
                Server.execute(plain, "TRUNCATE TABLE " + table);
            }
            at = at.plus(Duration.ofDays(1));
            List<List<List<AccountRecord>>> parts = IntStream.range(0, writers)
                    .mapToObj(writer -> Invented.readings(part(writer, writers), at, TOGETHER))
                    .toList();
            long since = System.nanoTime();
            try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
                for (Future<?> written : parts.stream()
                        .map(part -> threads.submit(() -> part.forEach(this::append)))
                        .toList()) {
                    written.get();
                }
            }
            long nanos = System.nanoTime() - since;
            batches = parts.stream().flatMap(List::stream).toList();
            count = inStore();
            return count * 1e9 / nanos;
        }

        /** Accounts of the networks in turns, as they were entered. */
        private List<AccountId> part(int writer, int writers) {
            return IntStream.range(0, accounts.size())
                    .filter(i -> i % writers == writer)
                    .mapToObj(accounts::get)
                    .toList();
        }

        private void append(List<AccountRecord> batch) {
            store.snapshots().append("run-" + at.getEpochSecond(), batch);
        }

        double storeAgain() {
            long since = System.nanoTime();
            batches.forEach(batch -> store.snapshots().append("run-again", batch));
            return Side.perSecond(count, since);
        }

        long inStore() throws SQLException {
            long all = 0;
            for (String table : TABLES) {
                all += Server.number(plain, "SELECT COUNT(*) FROM " + table);
            }
            return all;
        }

        double jdbc() throws SQLException {
            long nanos = 0;
            for (String table : TABLES) {
                emptyCopy(table);
                nanos += jdbc(table);
            }
            return count * 1e9 / nanos;
        }

        private void emptyCopy(String table) throws SQLException {
            Server.execute(
                    plain, "DROP TABLE IF EXISTS copy_" + table, "CREATE TABLE copy_" + table + " LIKE " + table);
        }

        private long jdbc(String table) throws SQLException {
            List<Object[]> rows = rows(table);
            String marks = String.join(", ", Collections.nCopies(rows.get(0).length, "?"));
            plain.setAutoCommit(false);
            long since = System.nanoTime();
            try (PreparedStatement insert = plain.prepareStatement("INSERT INTO copy_" + table + " VALUES (" + marks
                    + ") ON DUPLICATE KEY UPDATE source = VALUES(source)")) {
                int waiting = 0;
                for (Object[] row : rows) {
                    for (int i = 0; i < row.length; i++) {
                        insert.setObject(i + 1, row[i]);
                    }
                    insert.addBatch();
                    if (++waiting == JDBC_TOGETHER) {
                        insert.executeBatch();
                        plain.commit();
                        waiting = 0;
                    }
                }
                insert.executeBatch();
                plain.commit();
            }
            plain.setAutoCommit(true);
            return System.nanoTime() - since;
        }

        private List<Object[]> rows(String table) throws SQLException {
            List<Object[]> rows = new ArrayList<>();
            try (Statement statement = plain.createStatement();
                    ResultSet all = statement.executeQuery("SELECT * FROM " + table)) {
                ResultSetMetaData columns = all.getMetaData();
                while (all.next()) {
                    Object[] row = new Object[columns.getColumnCount()];
                    for (int i = 0; i < row.length; i++) {
                        row[i] = all.getObject(i + 1);
                    }
                    rows.add(row);
                }
            }
            return rows;
        }

        double load() throws Exception {
            long nanos = 0;
            for (String table : TABLES) {
                emptyCopy(table);
                Path file = Files.createTempFile("rapport-benchmark-", ".tsv");
                try {
                    write(rows(table), file);
                    long since = System.nanoTime();
                    Server.execute(
                            plain,
                            "LOAD DATA LOCAL INFILE '" + file + "' INTO TABLE copy_" + table
                                    + " CHARACTER SET utf8mb4");
                    nanos += System.nanoTime() - since;
                } finally {
                    Files.delete(file);
                }
            }
            return count * 1e9 / nanos;
        }

        private static void write(List<Object[]> rows, Path file) throws Exception {
            try (Writer out = Files.newBufferedWriter(file)) {
                for (Object[] row : rows) {
                    List<String> fields = new ArrayList<>();
                    for (Object field : row) {
                        fields.add(
                                field == null
                                        ? "\\N"
                                        : field instanceof Boolean b ? (b ? "1" : "0") : field.toString());
                    }
                    out.write(String.join("\t", fields));
                    out.write('\n');
                }
            }
        }
    }
}
