package dev.rapport.domain.sync;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Lease;
import dev.rapport.domain.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads batches of runs that several processes share. Safe for use by many threads. */
public final class SyncBatch {
    private final List<NetworkAdapter> adapters;
    private final Store store;
    private final Grants grants;
    private final SyncPolicy policy;
    private final Clock clock;
    private final Waiting waiting;

    /** @param clock the same for all processes on the store, for it decides what a quota holds */
    public SyncBatch(
            List<NetworkAdapter> adapters,
            Store store,
            Grants grants,
            SyncPolicy policy,
            Clock clock,
            Waiting waiting) {
        this.adapters = List.copyOf(adapters);
        this.store = store;
        this.grants = grants;
        this.policy = policy;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** How a batch ended for now. */
    public enum End {
        /** Every account has its outcome. */
        DONE,
        /** Some were put off; the batch goes on later. */
        PUT_OFF,
        /** It was told to stop; anybody may go on at once. */
        STOPPED
    }

    /**
     * Why accounts of a batch wait.
     *
     * @param kind of the first one
     * @param reason in words, of the first one
     * @param until when the first of them may be asked again, if known
     */
    public record PutOff(FailureKind kind, String reason, Optional<Instant> until, long accounts) {
        static PutOff of(AccountRecord record) {
            return new PutOff(record.failure().orElse(FailureKind.RATE_LIMITED), record.detail(), record.retryAt(), 1);
        }

        PutOff and(AccountRecord record) {
            return new PutOff(kind, reason, LeasedWork.sooner(until, record.retryAt()), accounts + 1);
        }

        PutOff of(long left) {
            return new PutOff(kind, reason, until, left);
        }
    }

    /**
     * What was done of a batch this time.
     *
     * @param runOver whether this was the last batch of its run
     */
    public record Report(
            Lease lease,
            End end,
            Optional<PutOff> putOff,
            SyncReport.NetworkReport network,
            List<SyncReport.Problem> problems,
            boolean runOver) {
        public Report {
            problems = List.copyOf(problems);
        }
    }

    /**
     * Takes the batch from whoever had it and reads what is left of it. What was stored before a failure stays stored.
     *
     * @param holder names this process, for people
     * @return empty if the batch is done already
     * @throws dev.rapport.domain.store.LeaseLostException if somebody else took it meanwhile
     * @throws dev.rapport.domain.store.StoreException if the store cannot be reached or written
     */
    public Optional<Report> run(String batch, String holder, Cancellation cancellation) {
        return store.batches().take(batch, holder).map(lease -> run(lease, cancellation));
    }

    /** Whoever was told to stop for a moment has left accounts out, so it stays told. */
    private static Cancellation lasting(Cancellation asked) {
        AtomicBoolean requested = new AtomicBoolean();
        return () -> {
            if (asked.isRequested()) {
                requested.set(true);
            }
            return requested.get();
        };
    }

    private Report run(Lease lease, Cancellation asked) {
        Cancellation cancellation = lasting(asked);
        BatchStore batches = store.batches();
        StoreLoss loss = new StoreLoss();
        LeasedWork work = new LeasedWork(batches, lease, policy);
        NetworkSync.Share share = new NetworkSync(
                        adapter(lease.network()),
                        store,
                        grants,
                        policy,
                        clock,
                        waiting,
                        work,
                        SyncProgress.none(),
                        () -> cancellation.isRequested() || loss.isNoticed(),
                        loss)
                .run();
        batches.addDrift(lease.run(), share.report().drift());
        if (cancellation.isRequested()) {
            batches.release(lease, Optional.empty(), "");
            return report(lease, End.STOPPED, Optional.empty(), share, false);
        }
        if (work.putOff().isPresent()) {
            PutOff putOff = work.putOff().get().of(work.count());
            batches.release(lease, putOff.until(), putOff.reason());
            return report(lease, End.PUT_OFF, Optional.of(putOff), share, false);
        }
        return report(lease, End.DONE, Optional.empty(), share, batches.close(lease, clock.instant()));
    }

    private static Report report(
            Lease lease, End end, Optional<PutOff> putOff, NetworkSync.Share share, boolean runOver) {
        return new Report(lease, end, putOff, share.report(), share.problems(), runOver);
    }

    private NetworkAdapter adapter(Network network) {
        return adapters.stream()
                .filter(adapter -> adapter.network().equals(network))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(network + " is not enabled"));
    }
}
