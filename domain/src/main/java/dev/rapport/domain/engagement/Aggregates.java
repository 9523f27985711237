package dev.rapport.domain.engagement;

import java.util.List;
import java.util.OptionalDouble;

/** Many posts become one number. */
final class Aggregates {
    private Aggregates() {}

    /** Empty where the denominators leave nothing to divide by. */
    static OptionalDouble rate(Aggregation aggregation, List<PostRate> posts) {
        return switch (aggregation) {
            case MEAN -> OptionalDouble.of(Statistics.mean(ratios(posts)));
            case MEDIAN -> OptionalDouble.of(Statistics.median(ratios(posts)));
            case TRIMMED_MEAN -> OptionalDouble.of(Statistics.trimmedMean(ratios(posts)));
            case POOLED ->
                quotient(
                        posts.stream().mapToDouble(PostRate::interactions).sum(),
                        posts.stream().mapToDouble(PostRate::denominator).sum());
            case RATIO_OF_MEDIANS ->
                quotient(
                        Statistics.median(interactions(posts)),
                        Statistics.median(posts.stream()
                                .mapToDouble(PostRate::denominator)
                                .toArray()));
        };
    }

    /** The numerator alone, aggregated the same way. */
    static double interactionsPerPost(Aggregation aggregation, List<PostRate> posts) {
        return switch (aggregation) {
            case MEAN, POOLED -> Statistics.mean(interactions(posts));
            case MEDIAN, RATIO_OF_MEDIANS -> Statistics.median(interactions(posts));
            case TRIMMED_MEAN -> Statistics.trimmedMean(interactions(posts));
        };
    }

    static double[] ratios(List<PostRate> posts) {
        return posts.stream().mapToDouble(PostRate::value).toArray();
    }

    private static double[] interactions(List<PostRate> posts) {
        return posts.stream().mapToDouble(PostRate::interactions).toArray();
    }

    private static OptionalDouble quotient(double above, double below) {
        return below > 0 ? OptionalDouble.of(above / below) : OptionalDouble.empty();
    }
}
