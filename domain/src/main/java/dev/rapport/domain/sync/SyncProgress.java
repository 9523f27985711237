package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;
import java.time.Duration;

/** Watches a run; called from many threads. */
public interface SyncProgress {
    /** A network's share begins. */
    default void started(Network network, long accounts) {}

    /** One more account has its outcome. */
    default void finished(Network network) {}

    /** A call to that network waits so long before it is made: for a limit, the spacing of calls or trouble to pass. */
    default void waiting(Network network, Duration pause) {}

    static SyncProgress none() {
        return new SyncProgress() {};
    }
}
