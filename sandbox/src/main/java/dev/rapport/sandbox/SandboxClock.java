package dev.rapport.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The sandbox's time. It stands still unless {@link SandboxOptions#running} is set, and can be moved forward: counts
 * grow, posts appear, tokens expire and quota windows roll with it. Safe for all threads.
 */
public final class SandboxClock extends Clock {
    private final boolean running;
    private final long startedNanos = System.nanoTime();
    private Instant base;

    SandboxClock(Instant start, boolean running) {
        this.base = start;
        this.running = running;
    }

    /**
     * Moves time forward.
     *
     * @throws IllegalArgumentException when the step is negative
     */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("time goes forward only, got " + step);
        }
        base = base.plus(step);
    }

    @Override
    public synchronized Instant instant() {
        return running ? base.plusNanos(System.nanoTime() - startedNanos) : base;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** The same time seen from another zone; moving this clock moves that one. */
    @Override
    public Clock withZone(ZoneId other) {
        InstantSource source = () -> instant();
        return source.withZone(other);
    }
}
