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

    public record BucketPlan(String bucket, long estimated, long left, long limit, Instant resetsAt) {}
}
