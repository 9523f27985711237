package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.network.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which definition a network's rates follow.
 *
 * @param general for every network it fits; empty for each network's own default
 * @param own wins over {@code general}
 */
public record DefinitionChoice(Optional<MetricDefinition> general, Map<Network, MetricDefinition> own) {
    /** Each network's default per follower. */
    public static final DefinitionChoice DEFAULTS = new DefinitionChoice(Optional.empty(), Map.of());

    /** @throws IllegalArgumentException if a definition does not fit the network it is chosen for */
    public DefinitionChoice {
        own = Map.copyOf(own);
        own.forEach((network, definition) -> {
            if (!definition.fits(network)) {
                throw new IllegalArgumentException("the definition " + definition.id() + " is not made for " + network);
            }
        });
    }

    /**
     * The definition in use for a network: what was chosen, else its default per follower, else the first by id that
     * fits, those that divide by an audience first, else {@link MetricDefinitions#general}.
     */
    public MetricDefinition of(Network network, MetricDefinitions known) {
        return Optional.ofNullable(own.get(network))
                .or(() -> general.filter(definition -> definition.fits(network)))
                .or(() -> known.perFollower(network))
                .or(() -> anyFor(network, known.all()))
                .orElseGet(MetricDefinitions::general);
    }

    private static Optional<MetricDefinition> anyFor(Network network, List<MetricDefinition> all) {
        return all.stream()
                .filter(definition -> definition.fits(network))
                .min(Comparator.comparing(
                                (MetricDefinition definition) -> definition.denominator() == Denominator.VIEWS)
                        .thenComparing(MetricDefinition::id));
    }
}
