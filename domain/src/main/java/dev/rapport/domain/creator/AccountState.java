package dev.rapport.domain.creator;

import java.time.Duration;
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
    private static final Duration SELDOM = Duration.ofDays(30);
    /** A run that comes every day a little earlier or later still finds it due on its day. */
    private static final Duration EARLIER = Duration.ofHours(4);

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

    /**
     * From when on an account that was asked for in vain is worth asking for again: after about 1, 2, 4, 8 and 16 days,
     * then every 30. Empty where the network does not say that the account is gone or closed: it is asked for like others.
     *
     * @param asked when it was asked for last, in this state
     */
    public Optional<Instant> askAgainFrom(Instant asked) {
        if (kind != Kind.NOT_FOUND && kind != Kind.NOT_READABLE) {
            return Optional.empty();
        }
        Duration sinceThen = asked.isBefore(since) ? Duration.ZERO : Duration.between(since, asked);
        Duration wait = sinceThen.plus(Duration.ofDays(1));
        return Optional.of(
                asked.plus(wait.compareTo(SELDOM) < 0 ? wait : SELDOM).minus(EARLIER));
    }
}
