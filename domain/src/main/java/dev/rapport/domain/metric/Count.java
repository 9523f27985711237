package dev.rapport.domain.metric;

import java.util.OptionalLong;

/**
 * A count that was measured, or the reason why there is none. Absent is never zero.
 *
 * @param value at least zero; empty exactly when the status is not {@link Status#MEASURED}
 */
public record Count(OptionalLong value, Status status) {
    public Count {
        if (value.isPresent() != (status == Status.MEASURED)) {
            throw new IllegalArgumentException("a count has a value exactly when it is measured, got " + status);
        }
        if (value.isPresent() && value.getAsLong() < 0) {
            throw new IllegalArgumentException("a count must not be negative, got " + value.getAsLong());
        }
    }

    public static Count of(long value) {
        return new Count(OptionalLong.of(value), Status.MEASURED);
    }

    public static Count absent(Status reason) {
        return new Count(OptionalLong.empty(), reason);
    }

    public boolean isKnown() {
        return value.isPresent();
    }

    /** The value; only for counts that are known. */
    public long get() {
        return value.orElseThrow(() -> new IllegalStateException("no value: " + status.code()));
    }
}
