package dev.rapport.domain.engagement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the posts of an account become one rate. */
public enum Aggregation {
    MEAN,
    MEDIAN,
    /** Mean without a tenth of the posts at each end, rounded down, at least one from five posts on. */
    TRIMMED_MEAN,
    /** All interactions divided by all denominators. */
    POOLED,
    /** Median of the interactions divided by the median of the denominators. */
    RATIO_OF_MEDIANS;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Aggregation> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }

    /** Whether each post has a ratio of its own, so that a post with a denominator of zero has none. */
    boolean isPerPost() {
        return this == MEAN || this == MEDIAN || this == TRIMMED_MEAN;
    }
}
