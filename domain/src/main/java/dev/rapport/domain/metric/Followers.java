package dev.rapport.domain.metric;

/**
 * An audience as the network tells it: followers, or subscribers on YouTube, with the bounds that its rounding leaves.
 *
 * @param count the reported number, or why there is none
 * @param lower least true number that fits the report; equals the count when it is exact, 0 when there is none
 * @param upper greatest true number that fits the report; equals the count when it is exact, 0 when there is none
 */
public record Followers(Count count, long lower, long upper, Precision precision) {
    public Followers {
        if (count.isKnown() != (precision != Precision.UNKNOWN)) {
            throw new IllegalArgumentException("precision is unknown exactly when the count is, got " + precision);
        }
        if (count.isKnown() && (lower > count.get() || upper < count.get())) {
            throw new IllegalArgumentException(
                    "bounds " + lower + " to " + upper + " do not hold the count " + count.get());
        }
    }

    public static Followers exact(long value) {
        return new Followers(Count.of(value), value, value, Precision.EXACT);
    }

    /** A number that the network rounded: the truth lies from {@code lower} to {@code upper}, both included. */
    public static Followers rounded(long value, long lower, long upper) {
        return new Followers(Count.of(value), lower, upper, Precision.ROUNDED);
    }

    public static Followers absent(Status reason) {
        return new Followers(Count.absent(reason), 0, 0, Precision.UNKNOWN);
    }

    public boolean isKnown() {
        return count.isKnown();
    }

    public Status status() {
        return count.status();
    }

    /** The reported number; only for audiences that are known. */
    public long get() {
        return count.get();
    }
}
