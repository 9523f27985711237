package dev.rapport.domain.engagement;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * What the evidence for a rate says of every minimum at one certainty, so that a minimum can be answered without the
 * posts. Minimums are whole billionths here: 50,000,000 is 5 %.
 *
 * @param aboveUntil likely above each minimum that is less; 0 for none
 * @param belowFrom likely below each minimum from here on that it is not likely above; {@link Long#MAX_VALUE} for none
 */
public record Reach(long aboveUntil, long belowFrom) {
    /** Of a rate that is not known. */
    public static final Reach NONE = new Reach(0, Long.MAX_VALUE);

    private static final int DECIMALS = 9;
    private static final BigDecimal GREATEST = BigDecimal.valueOf(1_000_000);
    private static final long BEYOND = GREATEST.movePointRight(DECIMALS).longValue() + 1;

    /** A minimum in billionths; empty if it is finer than that, negative or above a million. */
    public static OptionalLong billionths(BigDecimal minimum) {
        if (minimum.signum() < 0
                || minimum.compareTo(GREATEST) > 0
                || minimum.stripTrailingZeros().scale() > DECIMALS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(minimum.movePointRight(DECIMALS).longValueExact());
    }

    /**
     * @param probability that the rate is above a minimum which so many of n values are above; grows with them
     * @param turn the least minimum that the value of a place is not above; places from 0, the greatest value first
     */
    static Reach of(int n, IntToDoubleFunction probability, IntToLongFunction turn, double certainty) {
        int enough = least(n, above -> probability.applyAsDouble(above) >= certainty);
        int few = least(n, above -> probability.applyAsDouble(above) > 1 - certainty) - 1;
        return new Reach(
                enough > n ? 0 : enough == 0 ? Long.MAX_VALUE : turn.applyAsLong(enough - 1),
                few < 0 ? Long.MAX_VALUE : few == n ? 0 : turn.applyAsLong(few));
    }

    /** The least number from 0 to n for which something holds that goes on holding for greater ones, else n + 1. */
    private static int least(int n, IntPredicate holds) {
        int from = 0;
        int to = n + 1;
        while (from < to) {
            int middle = (from + to) / 2;
            if (holds.test(middle)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from;
    }

    /** The least minimum that a post is not above, compared exactly as {@link PostRate#isAbove}. */
    static long turn(PostRate post) {
        BigDecimal turn = BigDecimal.valueOf(post.interactions())
                .movePointRight(DECIMALS)
                .divide(BigDecimal.valueOf(post.denominator()), 0, RoundingMode.CEILING);
        return turn.min(BigDecimal.valueOf(BEYOND)).longValueExact();
    }

    /** The least minimum that a value is not above, compared as floating-point numbers. */
    static long turn(double value) {
        if (value > GREATEST.doubleValue()) {
            return BEYOND;
        }
        long turn = new BigDecimal(value)
                .movePointRight(DECIMALS)
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
        while (turn > 0 && fraction(turn - 1) >= value) {
            turn--;
        }
        while (fraction(turn) < value) {
            turn++;
        }
        return turn;
    }

    private static double fraction(long billionths) {
        return BigDecimal.valueOf(billionths, DECIMALS).doubleValue();
    }
}
