package dev.rapport.domain.quota;

import java.time.Instant;

/** Stands before every call to a network. Safe for use by many threads. */
public interface QuotaGate {
    /**
     * Reserves what the next attempt costs, after waiting for the bucket's spacing. Call once per attempt, directly
     * before it, token calls included ({@link Cost#NONE}). What is reserved counts as spent even if the call fails.
     *
     * @throws dev.rapport.domain.network.NetworkException of kind quota-exhausted with the time when the bucket comes
     *     back, if the budget does not hold it; rate-limited with the time until which the network asked us to pause
     */
    void acquire(Cost cost);

    /** Charges what only the answer told, such as records. */
    void settle(Cost further);

    /**
     * As {@link #pause}, for a time that the caller sits out itself: whoever passes this gate waits until then, everybody
     * else who shares the credential is refused.
     */
    default void rest(String bucket, Instant until) {}

    /** The network says that nobody who shares this credential may spend of this bucket before that time. */
    void pause(String bucket, Instant until);
}
