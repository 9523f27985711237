package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.Notes;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.SnapshotStore;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/** What one run was asked to read of a network, all of it by this process. */
record AskedWork(
        SnapshotStore store, String run, Instant startedAt, Network network, SyncRequest request, SyncPolicy policy)
        implements Work {
    /** With up to 22 posts each this stays under 5,000 rows; of accounts with more posts fewer are written together. */
    private static final int WRITTEN_TOGETHER = 100;

    @Override
    public boolean full() {
        return request.full();
    }

    @Override
    public boolean goesOnLater() {
        return false;
    }

    @Override
    public long count() {
        return store.countDue(DueAccounts.filter(network, request), DueAccounts.readBefore(request, policy, startedAt));
    }

    @Override
    public Notes notes() {
        return Notes.none();
    }

    @Override
    public Iterator<List<DueAccount>> batches() {
        return new DueAccounts(store, network, request, policy, startedAt);
    }

    @Override
    public int writtenTogether() {
        return WRITTEN_TOGETHER;
    }

    @Override
    public List<AccountRecord> append(List<AccountRecord> records) {
        return store.append(run, records);
    }
}
