package dev.rapport.domain.metric;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people do with a post and networks count; views are not among them. */
public enum Interaction {
    LIKES,
    COMMENTS,
    SHARES,
    SAVES;

    /** As definitions files and tables write it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Interaction> ofCode(String code) {
        return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
    }
}
