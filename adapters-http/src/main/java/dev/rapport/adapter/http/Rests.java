package dev.rapport.adapter.http;

import dev.rapport.domain.quota.Cost;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Until when a network asked all callers of a bucket to wait. Thread-safe. */
final class Rests {
    private final Map<String, Instant> until = new ConcurrentHashMap<>();

    void ask(Cost cost, Instant moment) {
        cost.units().keySet().forEach(bucket -> until.merge(bucket, moment, Rests::later));
    }

    /** Before that moment no call of that cost is to be made. */
    Instant until(Cost cost) {
        return cost.units().keySet().stream()
                .map(bucket -> until.getOrDefault(bucket, Instant.MIN))
                .reduce(Instant.MIN, Rests::later);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
