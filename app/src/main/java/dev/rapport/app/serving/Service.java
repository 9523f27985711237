package dev.rapport.app.serving;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The parts of the service, started and stopped in order. For one thread. */
final class Service {
    private final List<ServicePart> parts;
    private final Clock clock;
    private final Deque<ServicePart> running = new ArrayDeque<>();

    Service(List<ServicePart> parts, Clock clock) {
        this.parts = List.copyOf(parts);
        this.clock = clock;
    }

    void start() {
        for (ServicePart part : parts) {
            running.push(part);
            part.start();
        }
    }

    /** Stops what runs, also after a start that failed. What one part throws keeps no other from stopping. */
    void stop(Duration grace) {
        Instant end = clock.instant().plus(grace);
        RuntimeException failure = null;
        while (!running.isEmpty()) {
            Duration left = Duration.between(clock.instant(), end);
            try {
                running.pop().stop(left.isNegative() ? Duration.ZERO : left);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = e;
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
