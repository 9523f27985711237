package dev.rapport.domain.engagement;

import java.math.BigDecimal;

/**
 * One post's share in a rate.
 *
 * @param interactions the numerator: at least zero
 * @param denominator followers or views: at least zero
 */
public record PostRate(String post, long interactions, long denominator) {

    /** As a fraction; only where the denominator is not zero. */
    public double value() {
        return (double) interactions / denominator;
    }

    /** Strictly above a fraction, compared exactly. */
    public boolean isAbove(BigDecimal minimum) {
        return BigDecimal.valueOf(interactions).compareTo(minimum.multiply(BigDecimal.valueOf(denominator))) > 0;
    }
}
