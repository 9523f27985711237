package dev.rapport.domain.sync;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Notes;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Lease;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.sync.SyncBatch.PutOff;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/** What is left of a batch. Used by one batch's run; {@link #append} by one thread at a time. */
final class LeasedWork implements Work {
    /**
     * Accounts in an adapter's hands at a time: a network that pools its calls pools about as many, and a kill loses what is
     * not done of them.
     */
    static final int PAGE = 50;

    /** What is written is not lost; what comes during a transaction shares the next one. */
    private static final int WRITTEN_TOGETHER = 1;

    private final BatchStore store;
    private final Lease lease;
    private final SyncPolicy policy;
    private Optional<PutOff> putOff = Optional.empty();

    LeasedWork(BatchStore store, Lease lease, SyncPolicy policy) {
        this.store = store;
        this.lease = lease;
        this.policy = policy;
    }

    @Override
    public boolean full() {
        return false;
    }

    @Override
    public boolean goesOnLater() {
        return true;
    }

    @Override
    public long count() {
        return store.open().stream()
                .filter(batch -> batch.id().equals(lease.batch()))
                .mapToLong(BatchStore.Batch::left)
                .sum();
    }

    @Override
    public Notes notes() {
        Map<AccountId, String> left = store.notes(lease);
        return new Notes() {
            @Override
            public Optional<String> of(AccountId account) {
                return Optional.ofNullable(left.get(account));
            }

            @Override
            public void keep(AccountId account, String note) {
                if (note.length() <= LONGEST) {
                    store.note(lease, account, note);
                }
            }
        };
    }

    @Override
    public Iterator<List<DueAccount>> batches() {
        return new Iterator<>() {
            private List<DueAccount> next = load(Optional.empty());

            private List<DueAccount> load(Optional<AccountId> after) {
                return store.accounts(lease, policy.posts(), after, page());
            }

            @Override
            public boolean hasNext() {
                return !next.isEmpty();
            }

            @Override
            public List<DueAccount> next() {
                if (next.isEmpty()) {
                    throw new NoSuchElementException("the batch is read");
                }
                List<DueAccount> page = next;
                next = page.size() < page()
                        ? List.of()
                        : load(Optional.of(page.get(page.size() - 1).account().id()));
                return page;
            }
        };
    }

    private int page() {
        return Math.min(PAGE, policy.batchSize());
    }

    @Override
    public int writtenTogether() {
        return WRITTEN_TOGETHER;
    }

    @Override
    public List<AccountRecord> append(List<AccountRecord> records) {
        List<AccountRecord> written = store.append(lease, records);
        written.stream()
                .filter(record -> record.kind() == AccountRecord.Kind.DEFERRED)
                .forEach(record -> putOff =
                        Optional.of(putOff.map(known -> known.and(record)).orElseGet(() -> PutOff.of(record))));
        return written;
    }

    /** Why some of it has to wait; empty if nothing has to. */
    Optional<PutOff> putOff() {
        return putOff;
    }

    /** The sooner of both, as far as known. */
    static Optional<Instant> sooner(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(at -> at.isBefore(one.get())).isPresent() ? other : one;
    }
}
