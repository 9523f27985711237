package dev.rapport.domain.sync;

import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaGate;
import dev.rapport.domain.store.StoreException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The first failure of the store in a run. What is read then can neither be kept nor be accounted for, so every network
 * of the run stops from that moment on, whatever an adapter makes of the exception.
 */
final class StoreLoss {
    private final AtomicReference<@Nullable StoreException> first = new AtomicReference<>();

    boolean isNoticed() {
        return first.get() != null;
    }

    void notice(StoreException failure) {
        first.compareAndSet(null, failure);
    }

    void rethrow() {
        StoreException failure = first.get();
        if (failure != null) {
            throw failure;
        }
    }

    /** The same gate, which notices when the ledger behind it is lost and lets nobody through from then on. */
    QuotaGate watched(QuotaGate gate) {
        return new QuotaGate() {
            @Override
            public void acquire(Cost cost) {
                rethrow();
                watch(() -> gate.acquire(cost));
            }

            @Override
            public void settle(Cost further) {
                watch(() -> gate.settle(further));
            }

            @Override
            public void rest(String bucket, Instant until) {
                watch(() -> gate.rest(bucket, until));
            }

            @Override
            public void pause(String bucket, Instant until) {
                watch(() -> gate.pause(bucket, until));
            }
        };
    }

    private void watch(Runnable asking) {
        try {
            asking.run();
        } catch (StoreException e) {
            notice(e);
            throw e;
        }
    }
}
