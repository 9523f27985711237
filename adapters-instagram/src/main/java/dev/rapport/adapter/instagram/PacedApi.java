package dev.rapport.adapter.instagram;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Asks for one run and slows down as the answers say that limits come near. Used by one thread. */
final class PacedApi {
    private static final int SLOW_FROM = 75;
    private static final int STOP_FROM = 90;
    /** With the spacing that the gate keeps anyway this makes four. */
    private static final int EXTRA_SPACINGS = 3;

    private final InstagramApi api;
    private final Duration spacing;
    private final ReadContext context;
    private boolean slow;
    private Optional<NetworkException> nearLimit = Optional.empty();

    PacedApi(InstagramApi api, Duration spacing, ReadContext context) {
        this.api = api;
        this.spacing = spacing;
        this.context = context;
    }

    /** As {@link InstagramApi#page}. */
    InstagramApi.Page page(DiscoveryFields fields) {
        if (slow) {
            pause(spacing.multipliedBy(EXTRA_SPACINGS));
        }
        try {
            InstagramApi.Page page = api.page(fields, context);
            heed(page.usage(), page.receivedAt());
            return page;
        } catch (GraphFailure failure) {
            heed(failure.usage(), failure.receivedAt());
            if (failure.kind() == GraphError.Kind.LIMIT) {
                leaveAloneUntil(InstagramErrors.backAt(failure.usage(), failure.receivedAt()));
            }
            throw failure;
        }
    }

    /** Why no further creator should be asked for, if so. */
    Optional<NetworkException> nearLimit() {
        nearLimit.flatMap(NetworkException::retryAt).ifPresent(this::leaveAloneUntil);
        return nearLimit;
    }

    void pause(Duration duration) {
        try {
            context.waiting().pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetworkException.ofNetwork(FailureKind.NETWORK_UNAVAILABLE, "the run was stopped");
        }
    }

    private void heed(Usage usage, Instant receivedAt) {
        if (usage.percent().isEmpty()) {
            return;
        }
        slow = usage.reaches(SLOW_FROM);
        nearLimit = usage.reaches(STOP_FROM)
                ? Optional.of(NetworkException.ofNetwork(
                        FailureKind.RATE_LIMITED,
                        "instagram: " + STOP_FROM + " percent of its limit of calls or more are used",
                        InstagramErrors.backAt(usage, receivedAt)))
                : Optional.empty();
    }

    private void leaveAloneUntil(Instant until) {
        context.quota().pause(InstagramSettings.BUCKET, until);
    }
}
