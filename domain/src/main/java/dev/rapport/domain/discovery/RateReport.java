package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.Verdict;
import dev.rapport.domain.metric.Source;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A rate with everything that made it.
 *
 * @param posts every post looked at, newest first
 * @param rounding what the network's rounding of the audience leaves open; empty where the audience is exact or not
 *     part of the rate
 */
public record RateReport(AccountAssessment assessment, List<PostShare> posts, Optional<Rounding> rounding) {
    public RateReport {
        posts = List.copyOf(posts);
    }

    /** Whose figures the rate rests on; nobody's if it is unknown. */
    public Set<Source> sources() {
        Set<Source> sources = EnumSet.noneOf(Source.class);
        if (assessment.rate().value().isPresent()) {
            posts.stream()
                    .filter(share -> share.rate().isPresent())
                    .forEach(share -> sources.add(share.post().provenance().source()));
            if (assessment.rate().definition().denominator() != Denominator.VIEWS) {
                assessment.audience().provenance().ifPresent(from -> sources.add(from.source()));
            }
        }
        return sources;
    }

    /**
     * The rate at both ends of what a rounded audience may truly be.
     *
     * @param fewest the least audience that fits the report
     * @param most the greatest audience that fits the report
     * @param atFewest rate if the fewest is true, as a fraction
     * @param atMost rate if the most is true, as a fraction
     */
    public record Rounding(
            long fewest, long most, double atFewest, double atMost, Verdict verdictAtFewest, Verdict verdictAtMost) {
        /** Whether the verdict is the same whatever the true audience is. */
        public boolean isSafe() {
            return verdictAtFewest == verdictAtMost;
        }
    }
}
