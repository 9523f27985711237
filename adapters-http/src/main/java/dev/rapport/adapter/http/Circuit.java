package dev.rapport.adapter.http;

import dev.failsafe.CircuitBreaker;
import dev.rapport.domain.network.NetworkHealth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Stops asking where nobody answers; after a while lets one call through to see. The breaker keeps the state, our clock
 * the time. Thread-safe.
 */
final class Circuit {
    private static final int FAILURES = 5;
    private static final Duration OPEN = Duration.ofSeconds(60);

    private final Clock clock;
    private final CircuitBreaker<Object> breaker = CircuitBreaker.builder()
            .withFailureThreshold(FAILURES)
            .withSuccessThreshold(1)
            // Never by itself: it would look at the machine's clock.
            .withDelay(Duration.ofDays(10_000))
            .build();
    private Instant openSince = Instant.MIN;
    private Instant openUntil = Instant.MIN;

    Circuit(Clock clock) {
        this.clock = clock;
    }

    synchronized NetworkHealth health() {
        return breaker.isClosed() ? NetworkHealth.WELL : NetworkHealth.silent(openSince, openUntil);
    }

    /** Until when attempts are refused; empty if this one may go, whose end is then to be told. */
    synchronized Optional<Instant> refusedUntil() {
        Instant now = clock.instant();
        if (breaker.isClosed()) {
            return Optional.empty();
        }
        if (now.isBefore(openUntil)) {
            return Optional.of(openUntil);
        }
        openUntil = now.plus(OPEN);
        breaker.open();
        breaker.halfOpen();
        return breaker.tryAcquirePermit() ? Optional.empty() : Optional.of(openUntil);
    }

    /** The network is there, whatever it said. */
    synchronized void answered() {
        if (breaker.isOpen()) {
            breaker.close();
        } else {
            breaker.recordSuccess();
        }
    }

    /** An attempt had no answer. Only a probe's failure counts by itself; others may still be tried again. */
    synchronized void attemptFailed() {
        if (breaker.isHalfOpen()) {
            callFailed();
        }
    }

    /** A call had no answer in all its attempts. */
    synchronized void callFailed() {
        boolean wasClosed = breaker.isClosed();
        if (!breaker.isOpen()) {
            breaker.recordFailure();
        }
        Instant now = clock.instant();
        if (wasClosed && breaker.isOpen()) {
            openSince = now;
        }
        openUntil = now.plus(OPEN);
    }

    /** The attempt that was let through was never sent. */
    synchronized void notSent() {
        if (breaker.isHalfOpen()) {
            breaker.open();
            openUntil = clock.instant();
        }
    }
}
