package dev.rapport.persistence;

import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.TombstoneKeeper;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.ConsentStore;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorStore;
import dev.rapport.domain.store.FactExport;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.domain.store.QuarantineStore;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.RateStore;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.domain.store.SnapshotStore;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * The store in a database: an embedded file, or a server of the MySQL family. Safe for use by many threads and
 * processes. Times are kept in microseconds; text that is longer than its column is cut and ends with "…".
 */
public final class JooqStore implements Store {
    private final Database database;
    private final Clock clock;

    private JooqStore(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Opens the store and brings its schema up to date if need be.
     *
     * @throws StoreException if it cannot be reached, or its schema is newer than this program
     */
    public static JooqStore open(StoreOptions options) {
        return open(options, Clock.systemUTC());
    }

    /**
     * Opens the store and brings its schema up to date if need be.
     *
     * @param clock tells when entries were made
     * @throws StoreException if it cannot be reached, or its schema is newer than this program
     */
    public static JooqStore open(StoreOptions options, Clock clock) {
        return new JooqStore(Connecting.open(options), clock);
    }

    @Override
    public CreatorStore creators() {
        return new JooqCreatorStore(database, clock);
    }

    @Override
    public CreatorQueries queries() {
        return new JooqCreatorQueries(database);
    }

    @Override
    public SnapshotStore snapshots() {
        return new JooqSnapshotStore(database);
    }

    @Override
    public BatchStore batches() {
        return new JooqBatchStore(database);
    }

    @Override
    public ReadingsByHand byHand() {
        return new JooqReadingsByHand(database, clock);
    }

    @Override
    public RateStore rates() {
        return new JooqRateStore(database);
    }

    @Override
    public GrantStore grants() {
        return new JooqGrantStore(database);
    }

    @Override
    public ConsentStore consents() {
        return new JooqConsentStore(database);
    }

    @Override
    public QuotaLedger quota() {
        return new JooqQuotaLedger(database);
    }

    @Override
    public FactExport facts() {
        return new JooqFactExport(database);
    }

    @Override
    public QuarantineStore quarantine() {
        return new JooqQuarantineStore(database);
    }

    @Override
    public PersonStore people() {
        return new JooqPeople(database);
    }

    @Override
    public DeletionStore deletions() {
        return new JooqDeletions(database);
    }

    @Override
    public TombstoneKeeper tombstones() {
        return new JooqTombstones(database);
    }

    /** For libraries that keep a table of their own in this store; closed with it. */
    public DataSource dataSource() {
        return database.dataSource();
    }

    @Override
    public void close() {
        database.close();
    }
}
