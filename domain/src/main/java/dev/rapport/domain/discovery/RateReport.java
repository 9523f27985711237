package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Verdict;
import java.util.List;
import java.util.Optional;

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
