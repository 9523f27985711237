package dev.rapport.testkit;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.sync.SyncAccounts;
import dev.rapport.domain.sync.SyncPlan;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.SyncProgress;
import dev.rapport.domain.sync.SyncReport;
import dev.rapport.domain.sync.SyncRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * One network's plan and the run after it, over a store in memory: for tests that what was planned is what is spent.
 * Waiting moves the clock and takes no time. Used by one thread.
 */
public final class PlannedSync {
    private static final SyncRequest EVERYBODY = new SyncRequest(AccountFilter.ALL, false);

    private final InMemoryStore store;
    private final SyncAccounts sync;

    /** @param posts wanted of each account */
    public PlannedSync(NetworkAdapter adapter, Grants grants, SettableClock clock, int posts) {
        this.store = new InMemoryStore(clock);
        this.sync = new SyncAccounts(
                List.of(adapter),
                store,
                grants,
                new SyncPolicy(1_000, posts, Duration.ofHours(20), CallLimits.DEFAULT, Set.of()),
                clock,
                clock::advance,
                () -> "run at " + clock.instant());
    }

    /** Each account is a creator's of its own; accounts are numbered from 1 in their order. */
    public PlannedSync importing(NetworkAdapter adapter, List<AccountReference> accounts) {
        List<CreatorEntry> entries = new ArrayList<>();
        for (AccountReference account : accounts) {
            entries.add(new CreatorEntry(
                    new CreatorKey("creator-" + entries.size()),
                    Optional.empty(),
                    adapter.network(),
                    account,
                    Set.of(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Set.of(),
                    Optional.empty()));
        }
        store.creators().save(entries, false);
        return this;
    }

    public SyncPlan.NetworkPlan plan() {
        return sync.plan(EVERYBODY).networks().get(0);
    }

    public SyncReport.NetworkReport run() {
        return sync.run(EVERYBODY, SyncProgress.none(), Cancellation.never())
                .networks()
                .get(0);
    }

    /** Units by bucket; those of nothing left out. */
    public static Map<String, Long> estimated(SyncPlan.NetworkPlan plan) {
        Map<String, Long> units = new TreeMap<>();
        plan.quota().forEach(bucket -> units.put(bucket.bucket(), bucket.estimated()));
        return withoutZeros(units);
    }

    /** Units by bucket; those of nothing left out. */
    public static Map<String, Long> spent(SyncReport.NetworkReport report) {
        Map<String, Long> units = new TreeMap<>();
        report.quota().forEach(bucket -> units.put(bucket.bucket(), bucket.spent()));
        return withoutZeros(units);
    }

    private static Map<String, Long> withoutZeros(Map<String, Long> units) {
        units.values().removeIf(amount -> amount == 0);
        return units;
    }
}
