package dev.rapport.domain.creator;

import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A creator's presence on one network.
 *
 * @param externalId the network's id; empty until the network told it
 * @param handle the newest handle known
 * @param handles every handle it had, oldest first
 * @param pricePerPost what one post costs there, as entered
 */
public record Account(
        AccountId id,
        CreatorKey creator,
        Network network,
        Optional<String> externalId,
        Optional<Handle> handle,
        List<HandlePeriod> handles,
        AccountState state,
        Optional<Money> pricePerPost) {
    public Account {
        handles = List.copyOf(handles);
    }

    /** @param to empty while it still is the handle */
    public record HandlePeriod(Handle handle, Instant from, Optional<Instant> to) {}
}
