package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.NetworkException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets the first of many calls go alone, the others waiting: if it shows a failure that reaches all of them, no other is
 * made. Thread-safe.
 */
final class FirstAlone {
    private final ReentrantLock first = new ReentrantLock();
    private volatile boolean passed;
    private @Nullable NetworkException failure;

    <T> T call(Supplier<T> call) {
        if (!passed) {
            first.lock();
            try {
                if (failure != null) {
                    throw failure;
                }
                if (!passed) {
                    return alone(call);
                }
            } finally {
                first.unlock();
            }
        }
        return call.get();
    }

    private <T> T alone(Supplier<T> call) {
        try {
            T result = call.get();
            passed = true;
            return result;
        } catch (NetworkException e) {
            if (e.reach() == NetworkException.Reach.NETWORK) {
                failure = e;
            } else {
                passed = true;
            }
            throw e;
        }
    }
}
