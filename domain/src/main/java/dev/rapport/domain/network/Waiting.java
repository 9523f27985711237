package dev.rapport.domain.network;

import java.time.Duration;

/** The only way in which the core and the adapters wait, so that tests need not. */
@FunctionalInterface
public interface Waiting {
    /** Returns when the time has passed, at once for zero or less. */
    void pause(Duration duration) throws InterruptedException;

    /** Waiting for real. */
    static Waiting real() {
        return duration -> {
            if (!duration.isNegative() && !duration.isZero()) {
                Thread.sleep(Math.max(1, duration.toMillis()));
            }
        };
    }
}
