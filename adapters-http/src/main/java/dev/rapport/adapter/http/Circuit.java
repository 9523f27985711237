package dev.rapport.adapter.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Stops asking a network that does not answer; after a while lets one call through to see. Thread-safe. */
final class Circuit {
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(60);

    private final Clock clock;
    private int failuresInARow;
    private Instant openUntil = Instant.MIN;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    /** Until when calls are refused; empty if this one may go. */
    synchronized Optional<Instant> refusedUntil() {
        Instant now = clock.instant();
        if (failuresInARow < FAILURES) {
            return Optional.empty();
        }
        if (now.isBefore(openUntil)) {
            return Optional.of(openUntil);
        }
        openUntil = now.plus(OPEN);
        return Optional.empty();
    }

    /** The network is there, whatever it said. */
    synchronized void answered() {
        failuresInARow = 0;
    }

    synchronized void failed() {
        failuresInARow++;
        openUntil = clock.instant().plus(OPEN);
    }
}
