package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Verdict;
import dev.rapport.domain.store.RateStore;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
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
     * @param unknownAudience those of {@code leftOut} of whom nobody can tell whether their audience is the one asked
     *     for, by status
     * @param below accounts left out by evidence against their rate
     * @param leftOut accounts left out for want of evidence, by status, or {@code undecided}
     * @param ranked accounts on all pages together
     */
    public record Tally(
            int considered,
            int outside,
            SortedMap<String, Integer> unknownAudience,
            int below,
            SortedMap<String, Integer> leftOut,
            int ranked) {
        public Tally {
            unknownAudience = Collections.unmodifiableSortedMap(new TreeMap<>(unknownAudience));
            leftOut = Collections.unmodifiableSortedMap(new TreeMap<>(leftOut));
        }

        static Tally of(
                int outside,
                Map<String, Integer> unknownAudience,
                int below,
                Map<String, Integer> leftOut,
                int ranked) {
            return new Tally(
                    outside + below + sum(leftOut) + ranked,
                    outside,
                    new TreeMap<>(unknownAudience),
                    below,
                    new TreeMap<>(leftOut),
                    ranked);
        }

        /**
         * The sum of groups.
         *
         * @param audienceMatters whether an audience was asked for
         * @param onlyAbove whether only accounts above the minimum rank
         */
        static Tally of(List<RateStore.Group> groups, boolean audienceMatters, boolean onlyAbove) {
            Map<String, Integer> unknownAudience = new HashMap<>();
            Map<String, Integer> leftOut = new HashMap<>();
            int outside = 0;
            int below = 0;
            int ranked = 0;
            for (RateStore.Group group : groups) {
                int inside = group.above() + group.below() + group.rest();
                outside += group.outside();
                if (audienceMatters && !group.audience().isKnown()) {
                    unknownAudience.merge(group.audience().code(), inside, Integer::sum);
                    leftOut.merge(group.audience().code(), inside, Integer::sum);
                } else if (!onlyAbove) {
                    ranked += inside;
                } else {
                    ranked += group.above();
                    below += group.below();
                    if (group.rest() > 0) {
                        leftOut.merge(
                                group.rate().isKnown()
                                        ? Verdict.UNDECIDED.code()
                                        : group.rate().code(),
                                group.rest(),
                                Integer::sum);
                    }
                }
            }
            return of(outside, unknownAudience, below, leftOut, ranked);
        }

        /** Accounts with the audience asked for: always {@code below + unproven + ranked}. */
        public int inAudience() {
            return considered - outside - sum(unknownAudience);
        }

        /** Accounts with the audience asked for that were left out for want of evidence, by status. */
        public SortedMap<String, Integer> unproven() {
            SortedMap<String, Integer> unproven = new TreeMap<>();
            leftOut.forEach((reason, accounts) -> {
                int left = accounts - unknownAudience.getOrDefault(reason, 0);
                if (left > 0) {
                    unproven.put(reason, left);
                }
            });
            return unproven;
        }

        private static int sum(Map<String, Integer> accounts) {
            return accounts.values().stream().mapToInt(Integer::intValue).sum();
        }
    }
}
