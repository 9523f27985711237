package dev.rapport.domain.sync;

import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.QuotaLedger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is left of one network's budgets at one moment. The plan and the run ask it alike how many accounts it holds. */
final class Room {
    private final NetworkAdapter adapter;
    private final QuotaLedger.Owner owner;
    private final SyncPolicy policy;
    private final boolean full;
    private final Instant now;

    private final Map<String, QuotaBucket> buckets = new HashMap<>();
    private final Map<String, QuotaLedger.Balance> balances = new HashMap<>();
    private final Map<String, Long> left = new HashMap<>();

    Room(NetworkAdapter adapter, QuotaLedger ledger, SyncPolicy policy, boolean full, Instant now) {
        this.adapter = adapter;
        this.owner = new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
        this.policy = policy;
        this.full = full;
        this.now = now;
        for (QuotaBucket bucket : adapter.capabilities().buckets()) {
            QuotaLedger.Balance balance = ledger.balance(owner, bucket, now);
            buckets.put(bucket.name(), bucket);
            balances.put(bucket.name(), balance);
            left.put(bucket.name(), left(bucket, balance));
        }
    }

    /** A short rolling window is waited for, so it never keeps an account out. */
    private long left(QuotaBucket bucket, QuotaLedger.Balance balance) {
        if (LedgerQuotaGate.isDaySpent(bucket, balance, now)) {
            return 0;
        }
        return bucket.limit() > 0
                        && bucket.window() instanceof QuotaWindow.Rolling rolling
                        && rolling.length().compareTo(LedgerQuotaGate.PATIENCE) <= 0
                ? Long.MAX_VALUE
                : balance.left();
    }

    Cost cost(List<DueAccount> accounts) {
        return adapter.estimate(DueAccounts.request(accounts, policy, full), left);
    }

    /** What is planned is no longer left. */
    void take(Cost cost) {
        cost.units().forEach((bucket, units) -> left.merge(bucket, units, (has, takes) -> Math.max(0, has - takes)));
    }

    /** How many of them, from the first, can be read. */
    int fitting(List<DueAccount> accounts) {
        int fit = 0;
        int tooMany = accounts.size() + 1;
        int tried = accounts.size();
        while (tooMany - fit > 1) {
            if (missing(cost(accounts.subList(0, tried))).isEmpty()) {
                fit = tried;
            } else {
                tooMany = tried;
            }
            tried = (fit + tooMany) >>> 1;
        }
        return fit;
    }

    /** Why not even the first fits. */
    NetworkException refusal(List<DueAccount> accounts) {
        String bucket = missing(cost(accounts.subList(0, 1)))
                .orElseThrow(() -> new IllegalStateException("the first account fits"));
        QuotaBucket missing = buckets.get(bucket);
        QuotaLedger.Balance balance = balances.get(bucket);
        if (missing == null || balance == null) {
            throw new IllegalArgumentException(owner.network() + " has no quota bucket " + bucket);
        }
        return LedgerQuotaGate.pause(owner, missing, balance, now)
                .orElseGet(() -> LedgerQuotaGate.exhausted(owner, missing, balance));
    }

    private Optional<String> missing(Cost cost) {
        return cost.units().entrySet().stream()
                .filter(units -> isPaused(units.getKey()) || units.getValue() > left.getOrDefault(units.getKey(), 0L))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private boolean isPaused(String bucket) {
        QuotaLedger.Balance balance = balances.get(bucket);
        return balance != null && balance.pausedUntil().isPresent();
    }
}
