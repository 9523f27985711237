package dev.rapport.adapter.instagram;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** How long to stay away when Meta names no time. Thread-safe. */
final class Pauses {
    /** A rolling hour frees a little all the time, but asking during a block prolongs it. */
    private static final List<Duration> BLOCKED =
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

    private static final List<Duration> AGAIN =
            List.of(Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(30));
    /** What {@link #again} adds at random, as a share, so that many do not come back together. */
    private static final double JITTER = 0.5;

    private final AtomicInteger blocks = new AtomicInteger();

    /** After a limit was reached: longer each time until a call passes. */
    Duration blocked() {
        return BLOCKED.get(Math.min(blocks.getAndIncrement(), BLOCKED.size() - 1));
    }

    /** A call passed. */
    void passed() {
        blocks.set(0);
    }

    /** Before a call that failed without a lasting reason is made again. */
    static Duration again(int failures) {
        Duration least = AGAIN.get(Math.min(failures, AGAIN.size()) - 1);
        return least.plusMillis(
                (long) (least.toMillis() * JITTER * ThreadLocalRandom.current().nextDouble()));
    }
}
