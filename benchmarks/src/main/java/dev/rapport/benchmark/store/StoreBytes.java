package dev.rapport.benchmark.store;

import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.Store;
import dev.rapport.persistence.JooqStore;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** B15. What a reading costs on the disk of a server: its own count of bytes by table, indexes included. */
public final class StoreBytes implements Benchmark {
    private static final int ACCOUNTS = Integer.getInteger("benchmark.accounts", 2_000);
    private static final int DAYS = 30;
    /** As many as a sync writes together. */
    private static final int TOGETHER = 25;

    private static final List<String> TABLES = List.of(
            "creator",
            "creator_niche",
            "account",
            "account_price",
            "account_latest",
            "account_snapshot",
            "post",
            "post_snapshot",
            "outcome");

    @Override
    public String name() {
        return "B15";
    }

    @Override
    public String title() {
        return "Bytes of the store by row, in MariaDB";
    }

    @Override
    public void run(Report report) throws Exception {
        try (Server server = Server.start();
                Store store = JooqStore.open(server.options());
                Connection plain = server.connect("")) {
            List<AccountId> accounts = Invented.enter(store, ACCOUNTS);
            for (int day = 1; day <= DAYS; day++) {
                String run = "run-" + day;
                Invented.readings(accounts, Invented.FIRST.plus(Duration.ofDays(day)), TOGETHER)
                        .forEach(batch -> store.snapshots().append(run, batch));
            }
            report.note(ACCOUNTS + " accounts with " + Invented.POSTS + " posts each, read on " + DAYS + " days");
            for (String table : TABLES) {
                Server.text(plain, "ANALYZE TABLE " + table);
                long rows = Server.number(plain, "SELECT COUNT(*) FROM " + table);
                long bytes = Server.number(
                        plain,
                        "SELECT data_length + index_length FROM information_schema.tables"
                                + " WHERE table_schema = 'bench' AND table_name = '" + table + "'");
                report.note(String.format(
                        Locale.ROOT, "%-18s %9d rows, %5d bytes a row", table, rows, bytes / Math.max(1, rows)));
            }
        }
    }
}
