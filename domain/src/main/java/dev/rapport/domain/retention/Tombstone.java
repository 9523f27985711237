package dev.rapport.domain.retention;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Remembers that a name must not come back, without the name: a digest of it with a random salt. Whoever holds both can
 * try whether a certain name is among them, and that is all it tells.
 *
 * @param salt random, in hexadecimal digits
 * @param mark SHA-256 of salt and name, in hexadecimal digits
 * @param person random and the same for all names of one person, so that they are lifted together
 * @param changedAt when it was set or lifted; of two with the same mark the later one counts
 * @param lifted whether the name was allowed again
 */
public record Tombstone(String salt, String mark, String person, Instant changedAt, boolean lifted) {
    /** Keeps the time as exactly as every keeper can: to the microsecond. */
    public Tombstone {
        changedAt = changedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** Of two with the same mark the one that counts. */
    public Tombstone later(Tombstone other) {
        return other.changedAt.isAfter(changedAt) ? other : this;
    }
}
