package dev.rapport.domain.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of post it is, in one vocabulary for all networks. */
public enum PostFormat {
    VIDEO,
    /** A short video by its length alone, where the network does not say so. */
    SHORT_LIKELY,
    REEL,
    IMAGE,
    CAROUSEL,
    STORY,
    /** An advertisement as such; not the same as a sponsored post. */
    AD,
    /** Live at the moment of the reading. */
    LIVE,
    /** Announced, not yet to be seen. */
    SCHEDULED,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<PostFormat> ofCode(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code))
                .findFirst();
    }

    /** Whether such posts stand for the creator's engagement; live, scheduled, stories and ads never do. */
    public boolean countsForEngagement() {
        return switch (this) {
            case VIDEO, SHORT_LIKELY, REEL, IMAGE, CAROUSEL, OTHER -> true;
            case STORY, AD, LIVE, SCHEDULED -> false;
        };
    }
}
