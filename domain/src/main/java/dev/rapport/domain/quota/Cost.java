package dev.rapport.domain.quota;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Units per quota bucket. A bucket that is not named costs nothing.
 *
 * @param units at least 1 each, sorted by bucket
 */
public record Cost(SortedMap<String, Long> units) {
    /** A call that no bucket is charged for, such as one that renews a token; it is still a call. */
    public static final Cost NONE = new Cost(Collections.emptySortedMap());

    public Cost {
        TreeMap<String, Long> copy = new TreeMap<>();
        units.forEach((bucket, amount) -> {
            if (amount < 0) {
                throw new IllegalArgumentException("a cost must not be negative, got " + amount + " of " + bucket);
            }
            if (amount > 0) {
                copy.put(bucket, amount);
            }
        });
        units = Collections.unmodifiableSortedMap(copy);
    }

    public static Cost of(String bucket, long amount) {
        return new Cost(new TreeMap<>(Map.of(bucket, amount)));
    }

    public Cost plus(Cost other) {
        TreeMap<String, Long> sum = new TreeMap<>(units);
        other.units.forEach((bucket, amount) -> sum.merge(bucket, amount, Math::addExact));
        return new Cost(sum);
    }

    public long of(String bucket) {
        return units.getOrDefault(bucket, 0L);
    }
}
