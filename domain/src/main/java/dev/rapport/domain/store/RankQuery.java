package dev.rapport.domain.store;

import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.network.Network;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which accounts a ranking looks at and which of them it keeps.
 *
 * @param uses by network; accounts of other networks are not looked at
 * @param audiences any of these; empty if any audience will do, also one that is not known
 * @param onlyAbove whether only accounts are kept whose rate reaches beyond the minimum
 */
public record RankQuery(
        AccountFilter accounts, Map<Network, Use> uses, Optional<List<Span>> audiences, boolean onlyAbove) {

    /** How a network's accounts are judged; the minimum in billionths. */
    public record Use(MetricDefinition definition, long minimum) {}

    /** Followers; both ends included. */
    public record Span(long from, long to) {
        boolean contains(long followers) {
            return from <= followers && followers <= to;
        }
    }

    public RankQuery {
        uses = Map.copyOf(uses);
        audiences = audiences.map(List::copyOf);
    }
}
