package dev.rapport.domain.sync;

import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.sync.SyncPlan.BucketPlan;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Adds up what one network's due accounts would cost, in the same batches in which they would be read. */
final class NetworkPlanner {
    private NetworkPlanner() {}

    static NetworkPlan plan(
            NetworkAdapter adapter,
            QuotaLedger ledger,
            SyncPolicy policy,
            boolean full,
            Iterator<List<DueAccount>> batches,
            Instant now) {
        QuotaLedger.Owner owner = new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
        Room room = new Room(adapter, ledger, policy, full, now);
        Cost total = Cost.NONE;
        long due = 0;
        long fits = 0;
        while (batches.hasNext()) {
            List<DueAccount> batch = batches.next();
            Cost cost = room.cost(batch);
            if (fits == due) {
                fits += room.fitting(batch);
            }
            total = total.plus(cost);
            room.take(cost);
            due += batch.size();
        }
        List<BucketPlan> quota = new ArrayList<>();
        for (QuotaBucket bucket : adapter.capabilities().buckets()) {
            QuotaLedger.Balance balance = ledger.balance(owner, bucket, now).seenThroughPause();
            quota.add(new BucketPlan(
                    bucket.name(), total.of(bucket.name()), balance.left(), bucket.limit(), balance.resetsAt()));
        }
        return new NetworkPlan(adapter.network(), due, fits, quota);
    }
}
