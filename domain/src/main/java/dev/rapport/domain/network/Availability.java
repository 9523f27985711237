package dev.rapport.domain.network;

import java.util.Locale;

/** How often a network tells a number on a route. */
public enum Availability {
    ALWAYS,
    /** Unless the creator hides it, or only for some kinds of posts. */
    SOMETIMES,
    WITH_GRANT,
    NEVER;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
