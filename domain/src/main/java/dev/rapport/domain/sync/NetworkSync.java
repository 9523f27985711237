package dev.rapport.domain.sync;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import dev.rapport.domain.sync.SyncReport.Problem;
import dev.rapport.domain.sync.SyncReport.QuotaUse;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** One network's share of one run. */
final class NetworkSync {
    private final NetworkAdapter adapter;
    private final Store store;
    private final SyncPolicy policy;
    private final Clock clock;
    private final Work work;
    private final SyncProgress progress;
    private final Cancellation stop;
    private final StoreLoss loss;
    private final LedgerQuotaGate gate;
    private final ReadContext context;
    private final DriftTally drift;
    private final KeptRecords kept = new KeptRecords();

    private final Map<AccountRecord.Kind, Long> counts = new EnumMap<>(AccountRecord.Kind.class);
    private final List<Problem> problems = new ArrayList<>();
    private long posts;

    NetworkSync(
            NetworkAdapter adapter,
            Store store,
            Grants grants,
            SyncPolicy policy,
            Clock clock,
            Waiting plainWaiting,
            Work work,
            SyncProgress progress,
            Cancellation stop,
            StoreLoss loss) {
        Waiting waiting = pause -> {
            progress.waiting(adapter.network(), pause);
            plainWaiting.pause(pause);
        };
        this.adapter = adapter;
        this.store = store;
        this.policy = policy;
        this.clock = clock;
        this.work = work;
        this.progress = progress;
        this.stop = stop;
        this.loss = loss;
        this.gate = new LedgerQuotaGate(
                store.quota(), owner(), adapter.capabilities().buckets(), clock, waiting, stop);
        this.drift = new DriftTally(adapter.network(), clock);
        this.context =
                new ReadContext(loss.watched(gate), grants, clock, waiting, stop, policy.limits(), drift, work.notes());
    }

    record Share(NetworkReport report, List<Problem> problems) {}

    Share run() {
        progress.started(adapter.network(), work.count());
        Iterator<List<DueAccount>> batches = work.batches();
        boolean refused = false;
        while (batches.hasNext() && !stop.isRequested()) {
            List<DueAccount> rest = batches.next();
            long deferred = of(AccountRecord.Kind.DEFERRED) + rest.size();
            while (!rest.isEmpty() && !stop.isRequested()) {
                Room room = new Room(adapter, store.quota(), policy, work.full(), clock.instant());
                int fits = refused ? rest.size() : room.fitting(rest);
                Batch batch = new Batch(fits == 0 ? rest : rest.subList(0, fits));
                if (refused) {
                    batch.refuseAll();
                } else if (fits == 0) {
                    batch.putOff(room.refusal(rest));
                } else {
                    batch.read();
                    refused = batch.isRefusedAltogether();
                }
                rest = rest.subList(batch.size(), rest.size());
            }
            if (work.goesOnLater() && of(AccountRecord.Kind.DEFERRED) == deferred) {
                // Nobody of them could be asked; the others wait with them.
                break;
            }
        }
        return new Share(report(), List.copyOf(problems));
    }

    /**
     * One batch in the adapter's hands; outcomes come from any thread. They are written by whoever brings the one that makes
     * them enough; those that come meanwhile wait and are written together, so whoever comes back has its outcome stored.
     */
    private final class Batch {
        private final Map<AccountId, DueAccount> open = new LinkedHashMap<>();
        private final List<DueAccount> batch;
        private final Unwritten unwritten = new Unwritten(work.writtenTogether(), clock.instant());
        private final Map<AccountId, Account> accounts = new LinkedHashMap<>();
        private final Vanishings vanishings = new Vanishings();
        private final Outages outages = new Outages(work.goesOnLater());
        private final ReentrantLock writer = new ReentrantLock();
        private int refusals;

        Batch(List<DueAccount> batch) {
            this.batch = batch;
            batch.forEach(due -> {
                open.put(due.account().id(), due);
                accounts.put(due.account().id(), due.account());
            });
        }

        void read() {
            try {
                adapter.read(DueAccounts.request(batch, policy, work.full()), context, this::take);
            } catch (StoreException e) {
                loss.notice(e);
                throw e;
            } catch (RuntimeException | LinkageError e) {
                failRest("the adapter broke off: " + e.getClass().getSimpleName());
            }
            loss.rethrow();
            settleHeldBack();
            if (!stop.isRequested()) {
                failRest("the adapter said nothing of this account");
            }
            write();
        }

        private synchronized void settleHeldBack() {
            vanishings.judged().forEach(this::settle);
            outages.judged().forEach(this::settle);
        }

        private synchronized void failRest(String detail) {
            List.copyOf(open.keySet())
                    .forEach(id -> note(new AccountOutcome.Failed(id, FailureKind.UNEXPECTED_RESPONSE, detail)));
        }

        void refuseAll() {
            batch.forEach(due -> note(new AccountOutcome.Failed(
                    due.account().id(),
                    FailureKind.NOT_AUTHORISED,
                    adapter.network() + " refuses our key; not asked again in this run")));
            write();
        }

        /** What the budgets do not hold is not begun; so what is begun can be finished. */
        void putOff(NetworkException refusal) {
            batch.forEach(due -> note(AccountOutcome.of(due.account().id(), refusal)));
            write();
        }

        int size() {
            return batch.size();
        }

        boolean isRefusedAltogether() {
            return refusals == batch.size();
        }

        private void take(AccountOutcome outcome) {
            note(outcome);
            if (unwritten.isWorthWriting(clock.instant())) {
                write();
            }
        }

        private synchronized void note(AccountOutcome outcome) {
            @Nullable DueAccount due = open.get(outcome.account());
            if (due == null || isCutShort(outcome)) {
                return;
            }
            if (!vanishings.holdsBack(due, outcome) && !outages.holdsBack(outcome)) {
                settle(outcome);
            }
        }

        private synchronized void settle(AccountOutcome outcome) {
            DueAccount due = open.remove(outcome.account());
            if (due == null || loss.isNoticed()) {
                return;
            }
            if (outcome instanceof AccountOutcome.Failed failed && failed.kind() == FailureKind.NOT_AUTHORISED) {
                refusals++;
            }
            unwritten.add(kept.once(Normaliser.record(due, outcome, policy, clock.instant())));
            progress.finished(adapter.network());
        }

        /** Of an account that a stopped run did not get to nothing was learnt; it is due again. */
        private boolean isCutShort(AccountOutcome outcome) {
            FailureKind why = outcome instanceof AccountOutcome.Failed failed
                    ? failed.kind()
                    : outcome instanceof AccountOutcome.Deferred deferred
                            ? deferred.kind()
                            : FailureKind.UNEXPECTED_RESPONSE;
            return stop.isRequested() && why == FailureKind.NETWORK_UNAVAILABLE;
        }

        private void write() {
            writer.lock();
            try {
                List<AccountRecord> records = unwritten.next(clock.instant());
                while (!records.isEmpty()) {
                    work.append(records).forEach(record -> count(record, accounts));
                    records = unwritten.next(clock.instant());
                }
            } catch (StoreException e) {
                loss.notice(e);
                throw e;
            } finally {
                writer.unlock();
            }
        }
    }

    private void count(AccountRecord record, Map<AccountId, Account> accounts) {
        counts.merge(record.kind(), 1L, Long::sum);
        posts += record.posts().size();
        Account account = accounts.get(record.account());
        String name = record.externalId()
                .or(() -> account == null ? Optional.empty() : account.externalId())
                .or(() -> account == null ? Optional.empty() : account.handle().map(Handle::toString))
                .orElse("?");
        record.failure()
                .ifPresent(kind ->
                        problems.add(new Problem(adapter.network(), name, kind, record.detail(), record.retryAt())));
        // What is set aside of an account that failed is the answer that failed it.
        record.findings().stream()
                .filter(finding -> record.failure().isEmpty())
                .forEach(finding -> problems.add(
                        new Problem(adapter.network(), name, finding.kind(), finding.detail(), Optional.empty())));
    }

    private NetworkReport report() {
        Instant now = clock.instant();
        List<QuotaUse> quota = new ArrayList<>();
        for (QuotaBucket bucket : adapter.capabilities().buckets()) {
            QuotaLedger.Balance balance =
                    store.quota().balance(owner(), bucket, now).seenThroughPause();
            quota.add(new QuotaUse(
                    bucket.name(), gate.spent(bucket.name()), balance.left(), bucket.limit(), balance.resetsAt()));
        }
        return new NetworkReport(
                adapter.network(),
                counts.values().stream().mapToLong(Long::longValue).sum(),
                of(AccountRecord.Kind.READ),
                of(AccountRecord.Kind.UNCHANGED),
                of(AccountRecord.Kind.NOT_FOUND),
                of(AccountRecord.Kind.NOT_READABLE),
                of(AccountRecord.Kind.FAILED),
                of(AccountRecord.Kind.DEFERRED),
                posts,
                gate.requests(),
                quota,
                drift.counted());
    }

    private long of(AccountRecord.Kind kind) {
        return counts.getOrDefault(kind, 0L);
    }

    private QuotaLedger.Owner owner() {
        return new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
    }
}
