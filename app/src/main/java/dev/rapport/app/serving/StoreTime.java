package dev.rapport.app.serving;

import dev.rapport.domain.store.BatchStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The store's clock, which is one for all processes, asked now and then and carried on between by a watch that nobody
 * sets. Safe for use by many threads.
 */
final class StoreTime extends Clock implements com.github.kagkarlsson.scheduler.Clock {
    private final BatchStore store;
    private volatile Reading last;

    private record Reading(Instant at, long nanos) {}

    StoreTime(BatchStore store) {
        this.store = store;
        this.last = read(store);
    }

    private static Reading read(BatchStore store) {
        long before = System.nanoTime();
        Instant at = store.now();
        return new Reading(at, before + (System.nanoTime() - before) / 2);
    }

    /** @throws dev.rapport.domain.store.StoreException if the store does not answer */
    void refresh() {
        last = read(store);
    }

    @Override
    public Instant instant() {
        Reading reading = last;
        return reading.at().plusNanos(System.nanoTime() - reading.nanos());
    }

    @Override
    public Instant now() {
        return instant();
    }

    /** Since the store was asked last. */
    Duration age() {
        return Duration.ofNanos(System.nanoTime() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
    }
}
