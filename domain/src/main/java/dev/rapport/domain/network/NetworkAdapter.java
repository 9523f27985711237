package dev.rapport.domain.network;

import dev.rapport.domain.quota.Cost;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads one network's official API: the only door by which network data enters.
 *
 * <p>Counts go out as the network reported them; a count it withholds is absent with its reason, never zero. Nothing is
 * judged, filled in or left out here. Creating an adapter does no I/O. One instance is shared by many threads.
 */
public interface NetworkAdapter extends AutoCloseable {
    Network network();

    /** What this network can tell on the configured route; page, batch and quota facts. */
    Capabilities capabilities();

    /** Names, without revealing it, the credential whose quota calls are charged to; stable across starts. */
    String quotaOwner();

    /**
     * Cost per quota bucket, found without a call: an upper bound of what {@link #read} spends when nothing has to be
     * retried, and exactly that where no answer decides.
     */
    Cost estimate(ReadRequest request);

    /**
     * The same for an adapter that takes from another bucket what one no longer holds.
     *
     * @param left units of each bucket that can still be spent
     */
    default Cost estimate(ReadRequest request, Map<String, Long> left) {
        return estimate(request);
    }

    /**
     * Reads many accounts, batching and paging as this network makes cheapest, and hands over exactly one outcome per
     * account as soon as it is known, in any order, from any thread. Never throws for an account. When the context is
     * cancelled it returns soon, and accounts not finished by then get no outcome.
     */
    void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink);

    /** Whether the network answers, found without a call. */
    default NetworkHealth health() {
        return NetworkHealth.WELL;
    }

    /** Frees connections; may be called twice. */
    @Override
    default void close() {}
}
