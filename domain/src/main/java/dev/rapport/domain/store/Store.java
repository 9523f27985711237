package dev.rapport.domain.store;

import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.TombstoneKeeper;

/**
 * One store behind all its ports. Safe for use by many threads, and by several processes unless it lives in memory.
 * Every method throws {@link StoreException} when the store cannot be reached.
 */
public interface Store extends AutoCloseable {
    CreatorStore creators();

    CreatorQueries queries();

    SnapshotStore snapshots();

    BatchStore batches();

    ReadingsByHand byHand();

    RateStore rates();

    GrantStore grants();

    ConsentStore consents();

    QuotaLedger quota();

    FactExport facts();

    QuarantineStore quarantine();

    PersonStore people();

    DeletionStore deletions();

    TombstoneKeeper tombstones();

    @Override
    void close();
}
