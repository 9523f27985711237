package dev.rapport.domain.discovery;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One page of ranked accounts, with the count of everybody who is not on it.
 *
 * @param asOf the moment it stands for
 * @param items best first
 * @param nextCursor where the next page starts; empty on the last one
 */
public record Ranking(
        RankCriteria criteria, Instant asOf, List<RankedAccount> items, Tally tally, Optional<String> nextCursor) {
    public Ranking {
        items = List.copyOf(items);
    }

    /**
     * Everybody that the words of the filter meet: always {@code considered = outside + below + left out + ranked}.
     *
     * @param outside accounts whose audience is known and not the one asked for
     * @param below accounts left out by evidence against their rate
     * @param leftOut accounts left out for want of evidence, by status, or {@code undecided}
     * @param ranked accounts on all pages together
     */
    public record Tally(int considered, int outside, int below, SortedMap<String, Integer> leftOut, int ranked) {
        public Tally {
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }

        static Tally of(int outside, int below, Map<String, Integer> leftOut, int ranked) {
            int unknown = leftOut.values().stream().mapToInt(Integer::intValue).sum();
            return new Tally(outside + below + unknown + ranked, outside, below, new TreeMap<>(leftOut), ranked);
        }
    }
}
