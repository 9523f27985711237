package dev.rapport.domain.retention;

import dev.rapport.domain.network.Network;
import java.util.Comparator;
import java.util.Optional;

/**
 * A line of the log: how much of one kind went in one act, and why. Never what it was or whose.
 *
 * @param network empty for what belongs to no network
 * @param removed rows
 */
public record Deletion(Act act, Reason reason, Optional<Network> network, DataKind kind, long removed) {

    /** The newest act first, and its lines by reason, network and kind. */
    public static final Comparator<Deletion> NEWEST_FIRST = Comparator.comparing(
                    (Deletion line) -> line.act().id(), Comparator.reverseOrder())
            .thenComparing(Deletion::reason)
            .thenComparing(line -> line.network().map(Network::id).orElse(""))
            .thenComparing(Deletion::kind);
}
