package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Optional;

/**
 * Something odd that was met while an account was read, and did not keep it from being read.
 *
 * @param detail what and where, in one line, without secrets
 * @param record the record that was set aside, as it came: secrets masked, at most 64 KB of characters
 * @param origin what it takes to read the record again; empty if it cannot be
 */
public record Finding(FailureKind kind, String detail, Optional<String> record, Optional<Origin> origin) {
    /** Where a record that was set aside stood. */
    public record Origin(String shape, Instant observedAt) {
        /**
         * @param shape which record of which route it is, in the adapter's own words, such as {@code data-api/video}; at
         *     most 64 characters
         * @param observedAt time of the answer that held it
         */
        public Origin {
            if (shape.isBlank() || shape.length() > 64) {
                throw new IllegalArgumentException("a shape has 1 to 64 characters, got \"" + shape + "\"");
            }
        }
    }

    /** A finding whose record, if any, cannot be read again. */
    public Finding(FailureKind kind, String detail, Optional<String> record) {
        this(kind, detail, record, Optional.empty());
    }

    /** The same, never to be read again: what it holds may be another account's. */
    public Finding withoutOrigin() {
        return new Finding(kind, detail, record, Optional.empty());
    }

    public Finding withoutRecord() {
        return new Finding(kind, detail, Optional.empty(), Optional.empty());
    }
}
