package dev.rapport.domain.sync;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        this.adapters = adapters.stream()
                .sorted(Comparator.comparing(NetworkAdapter::network))
                .toList();
        this.store = store;
        this.grants = grants;
        this.policy = policy;
        this.clock = clock;
        this.waiting = waiting;
        this.runIds = runIds;
    }

    /**
     * One run now. What was stored before a failure stays stored.
     *
     * @throws StoreException if the store cannot be reached or written; no further call is made then
     */
    public SyncReport run(SyncRequest request, SyncProgress progress, Cancellation cancellation) {
        String run = runIds.get();
        Instant startedAt = clock.instant();
        store.snapshots().begin(run, startedAt);
        StoreLoss loss = new StoreLoss();
        Cancellation stop = () -> cancellation.isRequested() || loss.isNoticed();
        List<NetworkSync> shares = chosen(request).stream()
                .map(adapter -> new NetworkSync(
                        adapter,
                        store,
                        grants,
                        policy,
                        clock,
                        waiting,
                        new AskedWork(store.snapshots(), run, startedAt, adapter.network(), request, policy),
                        progress,
                        stop,
                        loss))
                .toList();
        List<NetworkSync.Share> done = inParallel(shares, loss);
        Instant finishedAt = clock.instant();
        List<SyncReport.NetworkReport> networks =
                done.stream().map(NetworkSync.Share::report).toList();
        SyncReport report = new SyncReport(
                run,
                startedAt,
                finishedAt,
                networks,
                done.stream().flatMap(share -> share.problems().stream()).toList());
        store.snapshots()
                .drift(
                        run,
                        networks.stream().flatMap(part -> part.drift().stream()).toList());
        store.snapshots().finish(run, finishedAt, summary(networks));
        return report;
    }

    /** What {@link #run} would cost. Calls no network. */
    public SyncPlan plan(SyncRequest request) {
        Instant now = clock.instant();
        return new SyncPlan(chosen(request).stream()
                .map(adapter -> NetworkPlanner.plan(
                        adapter,
                        store.quota(),
                        policy,
                        request.full(),
                        new DueAccounts(store.snapshots(), adapter.network(), request, policy, now),
                        now))
                .toList());
    }

    /** What it would cost to read everything that is due by what it is for. Calls no network. */
    public SyncPlan plan(DueRule rule) {
        Instant now = clock.instant();
        return new SyncPlan(adapters.stream()
                .map(adapter -> NetworkPlanner.plan(
                        adapter,
                        store.quota(),
                        policy,
                        false,
                        new ScheduledAccounts(store.batches(), adapter.network(), rule, policy),
                        now))
                .toList());
    }

    private List<NetworkAdapter> chosen(SyncRequest request) {
        var wanted = request.accounts().networks();
        return adapters.stream()
                .filter(adapter -> wanted.isEmpty() || wanted.contains(adapter.network()))
                .toList();
    }

    private static List<NetworkSync.Share> inParallel(List<NetworkSync> shares, StoreLoss loss) {
        if (shares.isEmpty()) {
            return List.of();
        }
        ExecutorService threads = Executors.newFixedThreadPool(shares.size());
        try {
            List<Future<NetworkSync.Share>> running = new ArrayList<>();
            for (NetworkSync share : shares) {
                running.add(threads.submit(() -> {
                    try {
                        return share.run();
                    } catch (StoreException e) {
                        loss.notice(e);
                        throw e;
                    }
                }));
            }
            List<NetworkSync.Share> done = new ArrayList<>();
            for (Future<NetworkSync.Share> share : running) {
                done.add(share.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            StoreException interrupted = new StoreException("the run was interrupted", e);
            loss.notice(interrupted);
            throw interrupted;
        } catch (ExecutionException e) {
            loss.notice(new StoreException("the run broke off", e));
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdown();
        }
    }

    private static String summary(List<SyncReport.NetworkReport> networks) {
        StringBuilder text = new StringBuilder();
        for (SyncReport.NetworkReport network : networks) {
            text.append(text.length() == 0 ? "" : "; ")
                    .append(network.network())
                    .append(": ")
                    .append(network.read())
                    .append(" of ")
                    .append(network.accounts())
                    .append(" read, ")
                    .append(network.requests())
                    .append(" requests");
        }
        return text.toString();
    }
}
