package dev.rapport.domain.network;

import dev.rapport.domain.quota.QuotaBucket;
import java.time.Duration;
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
 * @param countsLag how much older than the answer that held them the counts of posts may be; zero if they are of that moment
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
        Optional<String> checkedLive,
        Duration countsLag) {
    public Capabilities {
        if (countsLag.isNegative()) {
            throw new IllegalArgumentException("counts cannot be younger than their answer, got " + countsLag);
        }
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

    /** Of a network whose counts are of the moment of its answer. */
    public Capabilities(
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
        this(
                network,
                route,
                counts,
                followersNote,
                accountsPerCall,
                postsPerPage,
                buckets,
                needs,
                never,
                checkedLive,
                Duration.ZERO);
    }

    /** The same route with post counts that may be that much older than their answer. */
    public Capabilities withCountsLag(Duration lag) {
        return new Capabilities(
                network,
                route,
                counts,
                followersNote,
                accountsPerCall,
                postsPerPage,
                buckets,
                needs,
                never,
                checkedLive,
                lag);
    }
}
