package dev.rapport.domain.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of data that are held about a person, in the order in which people want to read them. */
public enum DataKind {
    CREATORS(Origin.ENTERED, "creators"),
    NICHES_AND_TAGS(Origin.ENTERED, "niches and tags"),
    ACCOUNTS(Origin.ENTERED, "accounts"),
    PRICES(Origin.ENTERED, "prices"),
    HANDLES(Origin.NETWORK, "handles"),
    NAMES(Origin.NETWORK, "displayed names"),
    ACCOUNT_READINGS(Origin.NETWORK, "readings of accounts"),
    POSTS(Origin.NETWORK, "posts"),
    POST_READINGS(Origin.NETWORK, "readings of posts"),
    POST_TEXTS(Origin.NETWORK, "texts of posts"),
    READINGS_BY_HAND(Origin.ENTERED, "readings by hand"),
    SET_ASIDE(Origin.NETWORK, "records set aside"),
    OUTCOMES(Origin.OWN, "outcomes of runs"),
    GRANTS(Origin.CONSENT, "grants");

    /** Where it comes from. */
    public enum Origin {
        /** Somebody who works with this installation entered it. */
        ENTERED,
        /** A network's API told it. */
        NETWORK,
        /** The program's own diary. */
        OWN,
        /** The creator gave it with a consent. */
        CONSENT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Origin origin;
    private final String words;

    DataKind(Origin origin, String words) {
        this.origin = origin;
        this.words = words;
    }

    public Origin origin() {
        return origin;
    }

    /** For people, in the plural. */
    public String words() {
        return words;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<DataKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
