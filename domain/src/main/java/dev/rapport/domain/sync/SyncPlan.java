package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.List;

/** What the next run would cost, found without a call. */
public record SyncPlan(List<NetworkPlan> networks) {
    public SyncPlan {
        networks = List.copyOf(networks);
    }

    /** @param fits how many of the due accounts the budgets left will hold */
    public record NetworkPlan(Network network, long due, long fits, List<BucketPlan> quota) {
        public NetworkPlan {
            quota = List.copyOf(quota);
        }
    }

    /**
     * What the run takes of one budget, in the bucket's own unit.
     *
     * @param estimated for all due accounts, also those that do not fit
     * @param left of the limit in the window that runs now; at least zero
     * @param resetsAt when spending next stops counting
     */
    public record BucketPlan(String bucket, long estimated, long left, long limit, Instant resetsAt) {}
}
