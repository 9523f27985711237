package dev.rapport.domain.creator;

import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import java.util.Optional;
import java.util.Set;

/**
 * One account with its creator as a user entered it. What is empty says nothing and changes nothing; niches and tags
 * are added to those already there.
 */
public record CreatorEntry(
        CreatorKey creator,
        Optional<String> name,
        Network network,
        AccountReference account,
        Set<String> niches,
        Optional<String> country,
        Optional<String> city,
        Optional<Money> pricePerPost,
        Set<String> tags,
        Optional<String> notes) {
    public CreatorEntry {
        niches = Set.copyOf(niches);
        tags = Set.copyOf(tags);
    }
}
