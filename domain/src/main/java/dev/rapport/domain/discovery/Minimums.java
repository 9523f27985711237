package dev.rapport.domain.discovery;

import dev.rapport.domain.network.Network;
import java.math.BigDecimal;
import java.util.Map;

/**
 * The rate asked for, as a fraction: one for all networks, and others where a network has its own.
 *
 * @param own wins over {@code general}
 */
public record Minimums(BigDecimal general, Map<Network, BigDecimal> own) {
    public Minimums {
        own = Map.copyOf(own);
    }

    public static Minimums of(BigDecimal general) {
        return new Minimums(general, Map.of());
    }

    public BigDecimal of(Network network) {
        return own.getOrDefault(network, general);
    }
}
