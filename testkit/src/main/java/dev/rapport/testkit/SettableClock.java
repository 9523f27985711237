package dev.rapport.testkit;

import dev.rapport.domain.network.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is moved. Waiting moves it, so nothing that waits takes time. Thread-safe. */
public final class SettableClock extends Clock implements Waiting {
    private final AtomicReference<Instant> now;
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    public SettableClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    public static SettableClock at(String instant) {
        return new SettableClock(Instant.parse(instant));
    }

    public void set(Instant instant) {
        now.set(instant);
    }

    public void advance(Duration duration) {
        now.updateAndGet(instant -> instant.plus(duration));
    }

    @Override
    public void pause(Duration duration) {
        if (!duration.isNegative() && !duration.isZero()) {
            pauses.add(duration);
            advance(duration);
        }
    }

    /** Every pause that was asked for, in order. */
    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalArgumentException("this clock tells UTC only, not " + zone);
    }
}
