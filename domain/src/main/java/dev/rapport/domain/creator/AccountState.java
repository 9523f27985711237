package dev.rapport.domain.creator;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How an account stands with us.
 *
 * @param since when it came into this state
 * @param detail what the network said, for people; empty text if nothing
 */
public record AccountState(Kind kind, Instant since, String detail) {
    /** The states an account can be in. */
    public enum Kind {
        NEVER_READ,
        ACTIVE,
        NOT_FOUND,
        NOT_READABLE,
        /** The creator's grant is missing, too narrow or withdrawn. */
        NOT_AUTHORISED,
        /** The handle leads to another account now, or two creators claim one. */
        CONFLICT;

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<Kind> ofCode(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }
    }
}
