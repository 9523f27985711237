package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.StoppablePause;
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
    private static final int SLOW_SPACINGS = 4;

    private final InstagramApi api;
    private final Duration spacing;
    private final ReadContext context;
    private final Drift drift;
    private boolean slow;
    private boolean answering = true;
    private Optional<NetworkException> nearLimit = Optional.empty();

    PacedApi(InstagramApi api, Duration spacing, ReadContext context) {
        this.api = api;
        this.spacing = spacing;
        this.context = context;
        this.drift = new Drift(context.drift());
    }

    /** As {@link InstagramApi#page}. */
    InstagramApi.Page page(DiscoveryFields fields) {
        if (slow) {
            // The gate's own spacing runs out meanwhile, so it adds nothing to this.
            pause(spacing.multipliedBy(SLOW_SPACINGS));
        }
        answering = false;
        try {
            InstagramApi.Page page = api.page(fields, context);
            answering = true;
            heed(page.usage(), page.receivedAt());
            return page;
        } catch (GraphFailure failure) {
            answering = true;
            heed(failure.usage(), failure.receivedAt());
            if (failure.kind() == GraphError.Kind.LIMIT) {
                leaveAloneUntil(failure.backAt());
            }
            throw failure;
        }
    }

    Drift drift() {
        return drift;
    }

    /** Whether the last answer was the Graph API's, good or bad. */
    boolean isAnswering() {
        return answering;
    }

    /** Why no further creator should be asked for, if so. The ledger keeps it, so that the next batch knows it too. */
    Optional<NetworkException> nearLimit() {
        nearLimit.flatMap(NetworkException::retryAt).ifPresent(this::leaveAloneUntil);
        return nearLimit;
    }

    void pause(Duration duration) {
        StoppablePause.of(duration, context);
    }

    /** An answer that tells nothing changes nothing: the headers may be left out. */
    private void heed(Usage usage, Instant receivedAt) {
        if (usage.percent().isEmpty()) {
            return;
        }
        slow = usage.reaches(SLOW_FROM);
        nearLimit = usage.reaches(STOP_FROM)
                ? Optional.of(NetworkException.ofNetwork(
                        FailureKind.RATE_LIMITED,
                        "instagram: " + STOP_FROM + " percent of its limit of calls or more are used",
                        InstagramErrors.nearLimitUntil(usage, receivedAt)))
                : Optional.empty();
    }

    private void leaveAloneUntil(Instant until) {
        context.quota().pause(InstagramSettings.BUCKET, until);
    }
}
