package dev.rapport.adapter.youtube;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one read was refused, so that nothing is asked for that would be in vain. Thread-safe. */
final class Refusals {
    private final Clock clock;
    /** Set when the key is refused: no further call is made. A spent bucket is the gate's to refuse. */
    private final AtomicReference<@Nullable NetworkException> key = new AtomicReference<>();

    /** Set when quota is refused: until it is back no channel is begun that could not be finished. */
    private final AtomicReference<@Nullable NetworkException> quota = new AtomicReference<>();

    Refusals(Clock clock) {
        this.clock = clock;
    }

    /** Runs a call, unless the key was refused meanwhile. */
    <T> T guarded(Supplier<T> call) {
        NetworkException earlier = key.get();
        if (earlier != null) {
            throw earlier;
        }
        try {
            return call.get();
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.NOT_AUTHORISED && e.reach() == NetworkException.Reach.NETWORK) {
                key.compareAndSet(null, e);
            }
            if (e.kind() == FailureKind.QUOTA_EXHAUSTED || e.kind() == FailureKind.RATE_LIMITED) {
                quota.set(e);
            }
            throw e;
        }
    }

    Optional<NetworkException> ofQuota() {
        return Optional.ofNullable(quota.get())
                .filter(refusal ->
                        refusal.retryAt().filter(clock.instant()::isBefore).isPresent());
    }
}
