package dev.rapport.domain.store;

import dev.rapport.domain.network.Network;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts are meant; what is empty leaves nobody out. Words compare without case.
 *
 * @param networks any of these
 * @param creator the creator's key
 */
public record AccountFilter(
        Set<Network> networks,
        Optional<String> creator,
        Optional<String> niche,
        Optional<String> country,
        Optional<String> city,
        Optional<String> tag) {
    public static final AccountFilter ALL = new AccountFilter(
            Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public AccountFilter {
        networks = Set.copyOf(networks);
    }

    public static AccountFilter ofNetwork(Network network) {
        return new AccountFilter(
                Set.of(network),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
