package dev.rapport.domain.schedule;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an account is read for. Where a quota does not hold everything, the first ones are read first. */
public enum Purpose {
    /** Its creator carries a tag of running campaigns. */
    CAMPAIGN,
    /** It was never read. */
    NEW,
    /** It posted a few days ago: those counts still move. */
    YOUNG,
    /** Somebody one may want to work with. */
    CANDIDATE,
    /** It posts no more, is gone or shows itself to nobody. */
    DORMANT;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Purpose> ofCode(String code) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.code().equals(code))
                .findFirst();
    }
}
