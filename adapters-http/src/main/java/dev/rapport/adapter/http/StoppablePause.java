package dev.rapport.adapter.http;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.time.Duration;

/** Waiting that ends soon when the run is stopped meanwhile. Safe for use by many threads. */
public final class StoppablePause {
    private static final Duration STEP = Duration.ofSeconds(1);

    private StoppablePause() {}

    /**
     * Waits by the context's own way of waiting, in steps of a second; not at all for zero or less.
     *
     * @throws NetworkException of kind network-unavailable if the run was stopped
     */
    public static void of(Duration duration, ReadContext context) {
        try {
            for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
                if (context.cancellation().isRequested()) {
                    throw stopped(context);
                }
                context.waiting().pause(left.compareTo(STEP) < 0 ? left : STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped(context);
        }
    }

    static NetworkException stopped(ReadContext context) {
        return NetworkException.ofNetwork(
                FailureKind.NETWORK_UNAVAILABLE,
                "the run was stopped",
                context.clock().instant());
    }
}
