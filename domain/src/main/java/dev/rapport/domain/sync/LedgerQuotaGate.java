package dev.rapport.domain.sync;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaGate;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.QuotaLedger.Balance;
import dev.rapport.domain.store.QuotaLedger.Owner;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The gate of one run and network: asks the shared ledger, keeps the spacing, and counts what this run spent. */
final class LedgerQuotaGate implements QuotaGate {
    /** A rolling window that frees units within this time is waited for; a later one is not. */
    static final Duration PATIENCE = Duration.ofSeconds(75);

    private static final Duration STEP = Duration.ofSeconds(1);

    private final QuotaLedger ledger;
    private final Owner owner;
    private final Map<String, QuotaBucket> buckets = new HashMap<>();
    private final Clock clock;
    private final Waiting waiting;
    private final Cancellation cancellation;

    /** Until when the calls that passed here wait by themselves. */
    private final Map<String, Instant> rests = new ConcurrentHashMap<>();

    private final Map<String, Long> spent = new TreeMap<>();
    private long requests;

    LedgerQuotaGate(
            QuotaLedger ledger,
            Owner owner,
            List<QuotaBucket> buckets,
            Clock clock,
            Waiting waiting,
            Cancellation cancellation) {
        this.ledger = ledger;
        this.owner = owner;
        this.clock = clock;
        this.waiting = waiting;
        this.cancellation = cancellation;
        buckets.forEach(bucket -> this.buckets.put(bucket.name(), bucket));
    }

    @Override
    public void acquire(Cost cost) {
        cost.units().forEach((name, units) -> {
            QuotaBucket bucket = bucket(name);
            rest(bucket);
            pause(Duration.between(clock.instant(), reserve(bucket, units)));
        });
        count(cost, 1);
    }

    private void rest(QuotaBucket bucket) {
        Instant now = clock.instant();
        Balance balance = ledger.balance(owner, bucket, now);
        Optional<NetworkException> refusal = pause(owner, bucket, balance, now);
        if (refusal.isPresent()) {
            Instant until = balance.pausedUntil().orElse(now);
            if (until.isAfter(rests.getOrDefault(bucket.name(), Instant.MIN))) {
                throw refusal.get();
            }
            pause(Duration.between(now, until));
        }
    }

    /** Why nobody may call now, if the network said so. */
    static Optional<NetworkException> pause(Owner owner, QuotaBucket bucket, Balance balance, Instant now) {
        return balance.pausedUntil()
                .filter(now::isBefore)
                .map(until -> NetworkException.ofNetwork(
                        isDaySpent(bucket, balance, now) ? FailureKind.QUOTA_EXHAUSTED : FailureKind.RATE_LIMITED,
                        owner.network() + " asked not to be called before " + until + " (quota " + bucket.name() + ")",
                        until));
    }

    /** Whether the network said that the bucket is empty until its day ends. */
    static boolean isDaySpent(QuotaBucket bucket, Balance balance, Instant now) {
        return bucket.window() instanceof QuotaWindow.Day
                && balance.pausedUntil()
                        .filter(until -> !until.isBefore(
                                bucket.window().endOf(bucket.window().slotOf(now))))
                        .isPresent();
    }

    static NetworkException exhausted(Owner owner, QuotaBucket bucket, Balance balance) {
        return NetworkException.ofNetwork(
                FailureKind.QUOTA_EXHAUSTED,
                owner.network() + " budget " + bucket.name() + " is spent: " + balance.spent() + " of " + bucket.limit()
                        + " " + bucket.unit() + ", back at " + balance.resetsAt(),
                balance.resetsAt());
    }

    /** When the call may be made. */
    private Instant reserve(QuotaBucket bucket, long units) {
        while (true) {
            Instant now = clock.instant();
            Optional<Instant> at = ledger.reserve(owner, bucket, units, now);
            if (at.isPresent()) {
                return at.get();
            }
            Balance balance = ledger.balance(owner, bucket, now);
            Duration wait = Duration.between(now, balance.resetsAt());
            if (units > bucket.limit() || wait.compareTo(PATIENCE) > 0) {
                throw exhausted(owner, bucket, balance);
            }
            pause(wait.isNegative() || wait.isZero() ? Duration.ofMillis(50) : wait);
        }
    }

    /** In steps, so that a run that is stopped meanwhile ends soon. */
    private void pause(Duration duration) {
        refuseWhenStopped();
        for (Duration left = duration; left.compareTo(Duration.ZERO) > 0; left = left.minus(STEP)) {
            try {
                waiting.pause(left.compareTo(STEP) < 0 ? left : STEP);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw stopped();
            }
            refuseWhenStopped();
        }
    }

    private void refuseWhenStopped() {
        if (cancellation.isRequested()) {
            throw stopped();
        }
    }

    private NetworkException stopped() {
        return NetworkException.ofNetwork(FailureKind.NETWORK_UNAVAILABLE, "the run was stopped", clock.instant());
    }

    @Override
    public void settle(Cost further) {
        Instant now = clock.instant();
        further.units().forEach((name, units) -> ledger.charge(owner, bucket(name), units, now));
        count(further, 0);
    }

    @Override
    public void rest(String bucket, Instant until) {
        // No finer than stores keep it, for it is compared with what they tell.
        Instant kept = until.truncatedTo(ChronoUnit.MILLIS).plusMillis(1);
        rests.merge(bucket, kept, (one, other) -> one.isAfter(other) ? one : other);
        ledger.pause(owner, bucket(bucket), kept);
    }

    @Override
    public void pause(String bucket, Instant until) {
        ledger.pause(owner, bucket(bucket), until);
    }

    private synchronized void count(Cost cost, int calls) {
        cost.units().forEach((name, units) -> spent.merge(name, units, Math::addExact));
        requests += calls;
    }

    synchronized long requests() {
        return requests;
    }

    synchronized long spent(String bucket) {
        return spent.getOrDefault(bucket, 0L);
    }

    private QuotaBucket bucket(String name) {
        QuotaBucket bucket = buckets.get(name);
        if (bucket == null) {
            throw new IllegalArgumentException(owner.network() + " has no quota bucket " + name);
        }
        return bucket;
    }
}
