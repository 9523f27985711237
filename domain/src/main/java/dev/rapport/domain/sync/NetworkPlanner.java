package dev.rapport.domain.sync;

import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.SyncPlan.BucketPlan;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Adds up what one network's due accounts would cost, in the same batches in which they would be read. */
final class NetworkPlanner {
    private NetworkPlanner() {}

    static NetworkPlan plan(NetworkAdapter adapter, Store store, SyncPolicy policy, SyncRequest request, Instant now) {
        QuotaLedger.Owner owner = new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
        Map<String, Long> left = new HashMap<>();
        List<QuotaBucket> buckets = adapter.capabilities().buckets();
        buckets.forEach(bucket ->
                left.put(bucket.name(), room(bucket, store.quota().balance(owner, bucket, now))));
        Cost total = Cost.NONE;
        long due = 0;
        long fits = 0;
        DueAccounts batches = new DueAccounts(store.snapshots(), adapter.network(), request, policy, now);
        while (batches.hasNext()) {
            List<DueAccount> batch = batches.next();
            Cost before = total;
            total = total.plus(adapter.estimate(DueAccounts.request(batch, policy, request.full())));
            if (fits == due) {
                fits += fitting(adapter, batch, policy, request.full(), before, left);
            }
            due += batch.size();
        }
        List<BucketPlan> quota = new ArrayList<>();
        for (QuotaBucket bucket : buckets) {
            QuotaLedger.Balance balance =
                    store.quota().balance(owner, bucket, now).seenThroughPause();
            quota.add(new BucketPlan(
                    bucket.name(), total.of(bucket.name()), balance.left(), bucket.limit(), balance.resetsAt()));
        }
        return new NetworkPlan(adapter.network(), due, fits, quota);
    }

    private static long room(QuotaBucket bucket, QuotaLedger.Balance balance) {
        if (balance.pausedUntil().isPresent()) {
            return 0;
        }
        return isWaitedFor(bucket) ? Long.MAX_VALUE : balance.left();
    }

    /** A short rolling window is waited for, so it never keeps an account out. */
    private static boolean isWaitedFor(QuotaBucket bucket) {
        return bucket.limit() > 0
                && bucket.window() instanceof QuotaWindow.Rolling rolling
                && rolling.length().compareTo(LedgerQuotaGate.PATIENCE) <= 0;
    }

    private static int fitting(
            NetworkAdapter adapter,
            List<DueAccount> batch,
            SyncPolicy policy,
            boolean full,
            Cost before,
            Map<String, Long> left) {
        int fit = 0;
        int tooMany = batch.size() + 1;
        while (tooMany - fit > 1) {
            int tried = (fit + tooMany) >>> 1;
            Cost cost = before.plus(adapter.estimate(DueAccounts.request(batch.subList(0, tried), policy, full)));
            boolean holds = cost.units().entrySet().stream()
                    .allMatch(units -> units.getValue() <= left.getOrDefault(units.getKey(), 0L));
            if (holds) {
                fit = tried;
            } else {
                tooMany = tried;
            }
        }
        return fit;
    }
}
