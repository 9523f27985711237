package dev.rapport.domain.store;

/**
 * One store behind all its ports. Safe for use by many threads, and by several processes unless it lives in memory.
 * Every method throws {@link StoreException} when the store cannot be reached.
 */
public interface Store extends AutoCloseable {
    CreatorStore creators();

    CreatorQueries queries();

    SnapshotStore snapshots();

    ReadingsByHand byHand();

    RateStore rates();

    GrantStore grants();

    QuotaLedger quota();

    FactExport facts();

    QuarantineStore quarantine();

    @Override
    void close();
}
