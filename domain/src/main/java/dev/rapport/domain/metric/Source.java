package dev.rapport.domain.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who says so. Numbers of different sources are never mixed silently. */
public enum Source {
    NETWORK_API,
    DERIVED,
    CREATOR_REPORTED,
    USER_ENTERED,
    VENDOR_EXPORT;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether people wrote it down and no network was asked: a media kit, a screenshot, another vendor's file. */
    public boolean isByHand() {
        return switch (this) {
            case NETWORK_API, DERIVED -> false;
            case CREATOR_REPORTED, USER_ENTERED, VENDOR_EXPORT -> true;
        };
    }

    public static Optional<Source> ofCode(String code) {
        return Arrays.stream(values())
                .filter(source -> source.code().equals(code))
                .findFirst();
    }
}
