package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Status;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An account's engagement rate under one definition, with its interval and the posts behind it. Fractions: 0.05 is 5 %.
 *
 * @param value empty unless the status is known
 * @param lower lower end of the 95 % interval; empty if there are too few posts for one
 * @param upper upper end of the 95 % interval
 * @param interactionsPerPost the numerator alone, aggregated the same way; empty unless the status is known
 * @param postsConsidered posts inside the definition's window, newest first, cut to its number
 * @param posts how many of them have all counts known that are the post's own
 * @param usable those posts with what they are divided by; empty if that is an audience that is not known
 */
public record EngagementRate(
        MetricDefinition definition,
        Status status,
        OptionalDouble value,
        OptionalDouble lower,
        OptionalDouble upper,
        OptionalDouble interactionsPerPost,
        int postsConsidered,
        int posts,
        List<PostRate> usable) {
    public EngagementRate {
        usable = List.copyOf(usable);
        if (value.isPresent() != status.isKnown()) {
            throw new IllegalArgumentException("a rate has a value exactly when it is known, got " + status);
        }
    }

    static EngagementRate unknown(MetricDefinition definition, Status reason, int considered, List<PostRate> usable) {
        return new EngagementRate(
                definition,
                reason,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                considered,
                usable.size(),
                usable);
    }

    /** A rate that lacks nothing but somebody to divide by. */
    static EngagementRate withoutAudience(MetricDefinition definition, Status reason, int considered, int counting) {
        return new EngagementRate(
                definition,
                reason,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                considered,
                counting,
                List.of());
    }

    /** A rate that may not be derived here. */
    public static EngagementRate withheld(MetricDefinition definition) {
        return unknown(definition, Status.WITHHELD_BY_POLICY, 0, List.of());
    }

    /**
     * Which posts bound a median's interval, sorted by their rates.
     *
     * @param lower rank of the lower end, from 1
     * @param upper rank of the upper end
     * @param coverage how often such an interval holds the true median, 0 to 1
     */
    public record MedianRanks(int lower, int upper, double coverage) {}

    /** Empty for other aggregations, unknown rates and fewer than six posts. */
    public Optional<MedianRanks> medianRanks() {
        if (definition.aggregation() != Aggregation.MEDIAN || !status.isKnown()) {
            return Optional.empty();
        }
        return Statistics.medianRanks(usable.size())
                .map(ranks -> new MedianRanks(ranks[0], ranks[1], Statistics.medianCoverage(usable.size(), ranks[0])));
    }

    /**
     * The probability that the true rate is above a minimum, and what follows at a certainty.
     *
     * <p>Median: with x of n posts strictly above, P(Beta(x + 1/2, n - x + 1/2) &gt; 1/2), Jeffreys' prior on the share
     * of posts above. Otherwise: the share of bootstrap values above the minimum.
     *
     * @param minimum as a fraction
     * @param certainty 0 to 1: from it on "likely above", at its complement or less "likely below"
     */
    public Evidence evidence(BigDecimal minimum, double certainty) {
        int above = (int) usable.stream().filter(post -> post.isAbove(minimum)).count();
        if (!status.isKnown()) {
            Verdict verdict =
                    status == Status.WITHHELD_BY_POLICY ? Verdict.WITHHELD_BY_POLICY : Verdict.INSUFFICIENT_EVIDENCE;
            return new Evidence(minimum, OptionalDouble.empty(), above, verdict);
        }
        double probability = definition.aggregation() == Aggregation.MEDIAN
                ? Statistics.probabilityMedianAbove(above, usable.size())
                : Bootstrap.of(definition.aggregation(), usable).shareAbove(minimum.doubleValue());
        Verdict verdict = probability >= certainty
                ? Verdict.LIKELY_ABOVE
                : probability <= 1 - certainty ? Verdict.LIKELY_BELOW : Verdict.UNDECIDED;
        return new Evidence(minimum, OptionalDouble.of(probability), above, verdict);
    }

    /** What {@link #evidence} says of every minimum at this certainty. */
    public Reach reach(double certainty) {
        if (!status.isKnown()) {
            return Reach.NONE;
        }
        if (definition.aggregation() != Aggregation.MEDIAN) {
            return Bootstrap.of(definition.aggregation(), usable).reach(certainty);
        }
        int n = usable.size();
        long[] turns = usable.stream().mapToLong(Reach::turn).sorted().toArray();
        return Reach.of(
                n, above -> Statistics.probabilityMedianAbove(above, n), place -> turns[n - 1 - place], certainty);
    }
}
