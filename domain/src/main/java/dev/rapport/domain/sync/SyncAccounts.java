package dev.rapport.domain.sync;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.Store;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads what is due and stores what was learnt, every network beside the others, one account's trouble being one
 * account's. Safe for use by many threads.
 */
public final class SyncAccounts {
    private final List<NetworkAdapter> adapters;
    private final Store store;
    private final Grants grants;
    private final SyncPolicy policy;
    private final Clock clock;
    private final Waiting waiting;
    private final Supplier<String> runIds;

    /** @param runIds makes ids of runs that grow with time */
    public SyncAccounts(
            List<NetworkAdapter> adapters,
            Store store,
            Grants grants,
            SyncPolicy policy,
            Clock clock,
            Waiting waiting,
            Supplier<String> runIds) {
        this.adapters = List.copyOf(adapters);
        this.store = store;
        this.grants = grants;
        this.policy = policy;
        this.clock = clock;
        this.waiting = waiting;
        this.runIds = runIds;
    }

    /** One run now. */
    public SyncReport run(SyncRequest request, SyncProgress progress, Cancellation cancellation) {
        throw new IllegalStateException("not yet");
    }

    /** What {@link #run} would cost. Calls no network. */
    public SyncPlan plan(SyncRequest request) {
        throw new IllegalStateException("not yet");
    }
}
