package dev.rapport.domain.store;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.quota.QuotaBucket;
import java.time.Instant;
import java.util.Optional;

/** What was spent of each bucket by all workers together. Survives restarts. Safe for use by many threads. */
public interface QuotaLedger {

    /** Whose quota: a network and the name of a credential. */
    record Owner(Network network, String credential) {}

    /**
     * What remains of a bucket.
     *
     * @param spent units of the current window
     * @param resetsAt when units come back: the window's end, or for a rolling window when the oldest leave it
     * @param pausedUntil until when the network asked us to stay away
     */
    record Balance(long spent, long left, Instant resetsAt, Optional<Instant> pausedUntil) {

        /** The same as users are to see it: nothing is left while the network turns us away until the window ends. */
        public Balance seenThroughPause() {
            return pausedUntil
                    .filter(until -> !until.isBefore(resetsAt))
                    .map(until -> new Balance(spent, 0, until, pausedUntil))
                    .orElse(this);
        }
    }

    /**
     * Adds units if the bucket still holds them all, else changes nothing. Never oversteps, whoever else reserves.
     *
     * @return when the call may be made: now, or in the bucket's rhythm after all calls that were reserved before; the
     *     units count from then on. Empty if the bucket does not hold them
     */
    Optional<Instant> reserve(Owner owner, QuotaBucket bucket, long units, Instant now);

    /** Adds units that are already gone, even beyond the limit. */
    void charge(Owner owner, QuotaBucket bucket, long units, Instant now);

    void pause(Owner owner, QuotaBucket bucket, Instant until);

    Balance balance(Owner owner, QuotaBucket bucket, Instant now);
}
