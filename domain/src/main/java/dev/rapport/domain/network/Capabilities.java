package dev.rapport.domain.network;

import dev.rapport.domain.quota.QuotaBucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a network can tell on one route. Tables and docs are generated from it.
 *
 * @param route the way in, such as {@code data-api}, {@code business-discovery} or {@code display}
 * @param counts every measure with how often it is told
 * @param followersNote how the audience is told, such as "rounded down to three significant figures"
 * @param accountsPerCall how many accounts one call can ask for
 * @param postsPerPage how many posts one page holds at most
 * @param buckets the budgets its calls are charged to, with their limits
 * @param needs what an operator has to get, from whom
 * @param never what this route never tells, in sentences
 * @param checkedLive when the adapter last spoke to the live network, as a date; empty means never
 */
public record Capabilities(
        Network network,
        String route,
        Map<Measure, Availability> counts,
        String followersNote,
        int accountsPerCall,
        int postsPerPage,
        List<QuotaBucket> buckets,
        List<String> needs,
        List<String> never,
        Optional<String> checkedLive) {
    public Capabilities {
        counts = Map.copyOf(counts);
        buckets = List.copyOf(buckets);
        needs = List.copyOf(needs);
        never = List.copyOf(never);
        for (Measure measure : Measure.values()) {
            if (!counts.containsKey(measure)) {
                throw new IllegalArgumentException(
                        "capabilities of " + network + " say nothing about " + measure.code());
            }
        }
    }
}
