package dev.rapport.columnar;

/** A column of a table; any cell of it may be empty. */
public record Column(String name, Type type) {

    /** What a column holds, and what a cell of it is in Java. */
    public enum Type {
        /** {@link CharSequence}; UTF-8, any length. */
        TEXT,
        /** {@link Long} or {@link Integer}; 64 bits. */
        WHOLE,
        /** {@link Double}. */
        REAL,
        /** {@link java.math.BigDecimal} with at most 19 digits, four of them behind the point. */
        MONEY,
        /** {@link Boolean}. */
        FLAG,
        /** {@link java.time.Instant}; UTC, cut to microseconds. */
        MOMENT
    }
}
