package dev.rapport.domain.store;

import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.TombstoneKeeper;
import java.time.Clock;

/**
 * The reference of all store ports: everything in memory, gone when the process ends. Safe for use by many threads;
 * each method sees and leaves a whole state. Keeps times as exactly as they came.
 */
public final class InMemoryStore implements Store {
    private final MemoryCreators creators;
    private final MemorySnapshots snapshots;
    private final MemoryBatches batches;
    private final MemoryByHand byHand;
    private final MemoryRates rates;
    private final MemoryFacts facts;
    private final MemoryQuarantine quarantine;
    private final MemoryPeople people;
    private final MemoryDeletions deletions;
    private final MemoryTombstones tombstones = new MemoryTombstones();
    private final MemoryGrants grants = new MemoryGrants();
    private final MemoryConsents consents = new MemoryConsents();
    private final MemoryQuota quota = new MemoryQuota();

    public InMemoryStore() {
        this(Clock.systemUTC());
    }

    /** @param clock tells when entries were made */
    public InMemoryStore(Clock clock) {
        Memory memory = new Memory();
        creators = new MemoryCreators(memory, clock);
        snapshots = new MemorySnapshots(memory);
        batches = new MemoryBatches(memory, snapshots, grants, clock);
        byHand = new MemoryByHand(memory);
        rates = new MemoryRates(memory);
        facts = new MemoryFacts(memory);
        quarantine = new MemoryQuarantine(memory);
        people = new MemoryPeople(memory, grants, consents);
        deletions = new MemoryDeletions(memory, grants);
    }

    @Override
    public CreatorStore creators() {
        return creators;
    }

    @Override
    public CreatorQueries queries() {
        return creators;
    }

    @Override
    public SnapshotStore snapshots() {
        return snapshots;
    }

    @Override
    public BatchStore batches() {
        return batches;
    }

    @Override
    public ReadingsByHand byHand() {
        return byHand;
    }

    @Override
    public RateStore rates() {
        return rates;
    }

    @Override
    public GrantStore grants() {
        return grants;
    }

    @Override
    public ConsentStore consents() {
        return consents;
    }

    @Override
    public QuotaLedger quota() {
        return quota;
    }

    @Override
    public FactExport facts() {
        return facts;
    }

    @Override
    public QuarantineStore quarantine() {
        return quarantine;
    }

    @Override
    public PersonStore people() {
        return people;
    }

    @Override
    public DeletionStore deletions() {
        return deletions;
    }

    @Override
    public TombstoneKeeper tombstones() {
        return tombstones;
    }

    @Override
    public void close() {}
}
