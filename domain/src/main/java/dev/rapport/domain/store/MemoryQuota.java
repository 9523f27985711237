package dev.rapport.domain.store;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Spent units per slot. */
final class MemoryQuota implements QuotaLedger {
    private record Key(Owner owner, String bucket) {}

    private final Map<Key, NavigableMap<Instant, Long>> spent = new HashMap<>();
    private final Map<Key, Instant> paused = new HashMap<>();
    private final Map<Key, Instant> nextCall = new HashMap<>();

    @Override
    public synchronized Optional<Instant> reserve(Owner owner, QuotaBucket bucket, long units, Instant now) {
        if (units > bucket.limit() - sum(counting(owner, bucket, now))) {
            return Optional.empty();
        }
        Instant at = now;
        if (!bucket.minSpacing().isZero()) {
            Key key = new Key(owner, bucket.name());
            at = Optional.ofNullable(nextCall.get(key)).filter(now::isBefore).orElse(now);
            nextCall.put(key, at.plus(bucket.minSpacing()));
        }
        charge(owner, bucket, units, at);
        return Optional.of(at);
    }

    @Override
    public synchronized void charge(Owner owner, QuotaBucket bucket, long units, Instant now) {
        if (units < 0) {
            throw new IllegalArgumentException("units must not be negative, got " + units);
        }
        if (units > 0) {
            slots(owner, bucket).merge(bucket.window().slotOf(now), units, Math::addExact);
        }
    }

    @Override
    public synchronized void pause(Owner owner, QuotaBucket bucket, Instant until) {
        paused.merge(new Key(owner, bucket.name()), until, (one, other) -> one.isAfter(other) ? one : other);
    }

    @Override
    public synchronized Balance balance(Owner owner, QuotaBucket bucket, Instant now) {
        SortedMap<Instant, Long> slots = counting(owner, bucket, now);
        long units = sum(slots);
        QuotaWindow window = bucket.window();
        Instant resetsAt = window instanceof QuotaWindow.Day
                ? window.endOf(window.slotOf(now))
                : slots.isEmpty() ? now : window.endOf(slots.firstKey());
        return new Balance(
                units,
                Math.max(0, bucket.limit() - units),
                resetsAt,
                Optional.ofNullable(paused.get(new Key(owner, bucket.name()))).filter(now::isBefore));
    }

    private NavigableMap<Instant, Long> slots(Owner owner, QuotaBucket bucket) {
        return spent.computeIfAbsent(new Key(owner, bucket.name()), key -> new TreeMap<>());
    }

    private SortedMap<Instant, Long> counting(Owner owner, QuotaBucket bucket, Instant now) {
        return slots(owner, bucket).tailMap(bucket.window().startOf(now), true);
    }

    private static long sum(SortedMap<Instant, Long> slots) {
        return slots.values().stream().mapToLong(Long::longValue).sum();
    }
}
