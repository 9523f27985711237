package dev.rapport.app.serving;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the service is doing, for whoever watches it. Answers at once from memory, also while the store is away; figures of
 * the store are as old as {@link #seenAt} says. Safe for use by many threads.
 */
public interface ServiceStatus {

    /** What became of one network's work. */
    enum State {
        /** No accounts wait to be read; what is due waits for the next run. */
        IDLE,
        /** Accounts are being read, or wait for their turn. */
        RUNNING,
        /** A quota is spent or the network asked for a pause; nobody calls until then. */
        PARKED,
        /** The network does not answer; it is tried again then. */
        CIRCUIT_OPEN;

        /** Such as {@code circuit-open}. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One enabled network.
     *
     * @param until end of parked and circuit-open, empty otherwise
     * @param reason why it is parked or its circuit is open, in words; blank otherwise
     * @param due accounts whose reading is older than their purpose allows, or that have none
     * @param oldestDue since when the account that waits longest has been due; empty if none is due. An account that was
     *     never read counts from when this process saw it first
     * @param openBatches batches of accounts that are not done, of all processes on the store
     * @param outcomes what became of accounts in this process since it started; kinds that did not occur are absent
     */
    record NetworkStatus(
            Network network,
            State state,
            Optional<Instant> until,
            String reason,
            long due,
            Optional<Instant> oldestDue,
            long openBatches,
            Map<AccountRecord.Kind, Long> outcomes) {
        public NetworkStatus {
            outcomes = Map.copyOf(outcomes);
        }
    }

    /**
     * A run of the service, by whichever process.
     *
     * @param finishedAt empty while it runs
     * @param summary in words; blank while it runs
     */
    record Run(String id, Instant startedAt, Optional<Instant> finishedAt, String summary) {}

    /** Whether the store answered last time, its schema is right, and the work is being looked after. */
    boolean isReady();

    /** What keeps it from being ready, in one sentence; blank if nothing does. */
    String notReadyBecause();

    /** When the store's figures were taken; empty before the first time. */
    Optional<Instant> seenAt();

    /** By network id; the enabled ones, also before the store was seen. */
    List<NetworkStatus> networks();

    Optional<Run> lastRun();

    /** When the next run by {@code sync.schedule} begins; empty before the store was seen. */
    Optional<Instant> nextRun();
}
