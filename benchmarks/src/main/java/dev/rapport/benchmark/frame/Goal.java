package dev.rapport.benchmark.frame;

/** What a median should reach, or not exceed. */
public record Goal(double bound, boolean isLeast) {
    public static Goal atLeast(double bound) {
        return new Goal(bound, true);
    }

    public static Goal atMost(double bound) {
        return new Goal(bound, false);
    }

    boolean isMetBy(Spread spread) {
        return isLeast ? spread.median() >= bound : spread.median() <= bound;
    }
}
