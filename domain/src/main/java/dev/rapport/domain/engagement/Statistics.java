package dev.rapport.domain.engagement;

import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/** The few statistics that rates need, on top of a library's distributions. */
final class Statistics {
    static final double COVERAGE = 0.95;

    private Statistics() {}

    record Interval(double lower, double upper) {}

    /**
     * Ranks of the order statistics, counted from 1, that hold a median with at least 95 %, the narrowest such pair;
     * empty below six values. Exact and free of any assumption about the distribution.
     */
    static Optional<int[]> medianRanks(int n) {
        BinomialDistribution below = BinomialDistribution.of(n, 0.5);
        int k = 0;
        while (2 * (k + 1) <= n && 1 - 2 * below.cumulativeProbability(k) >= COVERAGE) {
            k++;
        }
        return k == 0 ? Optional.empty() : Optional.of(new int[] {k, n + 1 - k});
    }

    /** Coverage of the interval from rank k to rank n + 1 - k. */
    static double medianCoverage(int n, int k) {
        return 1 - 2 * BinomialDistribution.of(n, 0.5).cumulativeProbability(k - 1);
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    static double trimmedMean(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length < 5 ? 0 : Math.max(1, sorted.length / 10);
        return mean(Arrays.copyOfRange(sorted, cut, sorted.length - cut));
    }

    static double probabilityMedianAbove(int above, int n) {
        return BetaDistribution.of(above + 0.5, n - above + 0.5).survivalProbability(0.5);
    }

    /** The t interval on logarithms; empty unless there are two values or more and all are positive. */
    static Optional<Interval> logInterval(double[] values) {
        if (values.length < 2 || Arrays.stream(values).anyMatch(value -> !(value > 0))) {
            return Optional.empty();
        }
        double[] logs = Arrays.stream(values).map(Math::log).toArray();
        double mean = mean(logs);
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double error = Math.sqrt(squares / (logs.length - 1) / logs.length);
        double t = TDistribution.of(logs.length - 1).inverseSurvivalProbability((1 - COVERAGE) / 2);
        return Optional.of(new Interval(Math.exp(mean - t * error), Math.exp(mean + t * error)));
    }
}
