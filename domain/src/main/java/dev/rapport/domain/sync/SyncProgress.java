package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;

/** Watches a run; called from many threads. */
public interface SyncProgress {
    /** A network's share begins. */
    default void started(Network network, long accounts) {}

    /** One more account has its outcome. */
    default void finished(Network network) {}

    static SyncProgress none() {
        return new SyncProgress() {};
    }
}
