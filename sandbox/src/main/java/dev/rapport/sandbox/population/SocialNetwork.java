package dev.rapport.sandbox.population;

import java.util.Locale;

/** A network the sandbox stands in for. */
public enum SocialNetwork {
    YOUTUBE,
    INSTAGRAM,
    TIKTOK;

    /** The id used in settings and in creators.csv, such as {@code youtube}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
