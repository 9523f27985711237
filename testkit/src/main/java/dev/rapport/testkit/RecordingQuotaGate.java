package dev.rapport.testkit;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaGate;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets every call pass, up to limits set per bucket, and remembers what was asked. Thread-safe. */
public final class RecordingQuotaGate implements QuotaGate {
    private final Map<String, Long> limits = new HashMap<>();
    private final Map<String, Instant> pauses = new HashMap<>();
    private final Instant refusedUntil;
    private Cost spent = Cost.NONE;
    private int calls;

    /** @param refusedUntil what a refusal names as the time when the bucket comes back */
    public RecordingQuotaGate(Instant refusedUntil) {
        this.refusedUntil = refusedUntil;
    }

    /** From now on the bucket holds that many units altogether. */
    public synchronized RecordingQuotaGate limit(String bucket, long units) {
        limits.put(bucket, units);
        return this;
    }

    @Override
    public synchronized void acquire(Cost cost) {
        for (String bucket : cost.units().keySet()) {
            if (pauses.containsKey(bucket)) {
                throw NetworkException.ofNetwork(
                        FailureKind.RATE_LIMITED, bucket + " is paused", pauses.getOrDefault(bucket, refusedUntil));
            }
            if (limits.containsKey(bucket) && spent.of(bucket) + cost.of(bucket) > limits.getOrDefault(bucket, 0L)) {
                throw NetworkException.ofNetwork(FailureKind.QUOTA_EXHAUSTED, bucket + " is spent", refusedUntil);
            }
        }
        spent = spent.plus(cost);
        calls++;
    }

    @Override
    public synchronized void settle(Cost further) {
        spent = spent.plus(further);
    }

    @Override
    public synchronized void pause(String bucket, Instant until) {
        pauses.put(bucket, until);
    }

    public synchronized Cost spent() {
        return spent;
    }

    /** Attempts that were let through, token calls included. */
    public synchronized int calls() {
        return calls;
    }

    public synchronized Map<String, Instant> pauses() {
        return Map.copyOf(pauses);
    }
}
