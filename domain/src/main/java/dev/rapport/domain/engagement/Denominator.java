package dev.rapport.domain.engagement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What interactions are divided by. */
public enum Denominator {
    /** The audience now. */
    FOLLOWERS,
    /** The audience at the last reading before the post, else at the first after it. */
    FOLLOWERS_AT_PUBLISH,
    /** The post's own views. */
    VIEWS;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Denominator> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
