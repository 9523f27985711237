package dev.rapport.domain.sync;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.Drift;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one run did.
 *
 * @param run its id; grows with time
 * @param problems why accounts failed or were put off, and what was set aside of those that were read
 */
public record SyncReport(
        String run, Instant startedAt, Instant finishedAt, List<NetworkReport> networks, List<Problem> problems) {
    public SyncReport {
        networks = List.copyOf(networks);
        problems = List.copyOf(problems);
    }

    /**
     * One network's share: accounts = read + unchanged + notFound + notReadable + failed + deferred.
     *
     * @param posts readings of posts that were stored
     * @param requests every call, token calls and repeated attempts included
     * @param drift what its adapter was not written for, the most frequent first
     */
    public record NetworkReport(
            Network network,
            long accounts,
            long read,
            long unchanged,
            long notFound,
            long notReadable,
            long failed,
            long deferred,
            long posts,
            long requests,
            List<QuotaUse> quota,
            List<Drift> drift) {
        public NetworkReport {
            drift = List.copyOf(drift);
            quota = List.copyOf(quota);
        }
    }

    /**
     * @param spent by this run
     * @param left of the bucket's window now
     */
    public record QuotaUse(String bucket, long spent, long left, long limit, Instant resetsAt) {}

    /** @param account the network's id, else the handle, as users know it */
    public record Problem(
            Network network, String account, FailureKind kind, String detail, Optional<Instant> retryAt) {}

    /** Whether some accounts failed or were put off. */
    public boolean isIncomplete() {
        return networks.stream().anyMatch(network -> network.failed() + network.deferred() > 0);
    }
}
