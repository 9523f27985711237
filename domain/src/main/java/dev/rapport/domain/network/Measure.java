package dev.rapport.domain.network;

import java.util.Locale;

/** What a network may tell about an account or its posts. */
public enum Measure {
    FOLLOWERS,
    POSTS,
    LIKES,
    COMMENTS,
    SHARES,
    SAVES,
    VIEWS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
