package dev.rapport.domain.network;

import dev.rapport.domain.quota.QuotaGate;
import java.time.Clock;
import java.time.Duration;

/**
 * What the core lends an adapter for one read.
 *
 * @param quota asked before every attempt, token calls included
 * @param grants the creators' consents, where the network needs them
 * @param clock the only source of time
 * @param waiting the only way to wait
 * @param limits bounds of every call
 * @param drift told of fields and values in answers that the adapter does not know
 * @param notes what an earlier read that was cut off left, and where this one may leave something
 */
public record ReadContext(
        QuotaGate quota,
        Grants grants,
        Clock clock,
        Waiting waiting,
        Cancellation cancellation,
        CallLimits limits,
        DriftLog drift,
        Notes notes) {

    /** For a read that nobody goes on with. */
    public ReadContext(
            QuotaGate quota,
            Grants grants,
            Clock clock,
            Waiting waiting,
            Cancellation cancellation,
            CallLimits limits,
            DriftLog drift) {
        this(quota, grants, clock, waiting, cancellation, limits, drift, Notes.none());
    }

    /** As before, and whose drift nobody counts. */
    public ReadContext(
            QuotaGate quota,
            Grants grants,
            Clock clock,
            Waiting waiting,
            Cancellation cancellation,
            CallLimits limits) {
        this(quota, grants, clock, waiting, cancellation, limits, DriftLog.none());
    }

    /**
     * Bounds of every call.
     *
     * @param maxInFlight calls at the same time, at least 1
     * @param attempts tries of one call, the first included, at least 1
     * @param callTimeout for the whole call, from connecting to the last byte
     * @param maxAnswerBytes of the inflated answer
     */
    public record CallLimits(int maxInFlight, int attempts, Duration callTimeout, long maxAnswerBytes) {
        public static final CallLimits DEFAULT = new CallLimits(16, 4, Duration.ofSeconds(30), 20_000_000);

        public CallLimits {
            if (maxInFlight < 1 || attempts < 1 || callTimeout.isNegative() || callTimeout.isZero()) {
                throw new IllegalArgumentException("calls need at least one in flight, one attempt and some time");
            }
        }
    }
}
