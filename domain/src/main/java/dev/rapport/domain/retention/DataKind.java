package dev.rapport.domain.retention;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of data that are held about a person, in the order in which people want to read them. */
public enum DataKind {
    CREATORS(Origin.ENTERED, "creators", "creator"),
    NICHES_AND_TAGS(Origin.ENTERED, "niches and tags", "niche or tag"),
    ACCOUNTS(Origin.ENTERED, "accounts", "account"),
    PRICES(Origin.ENTERED, "prices", "price"),
    HANDLES(Origin.NETWORK, "handles", "handle"),
    NAMES(Origin.NETWORK, "displayed names", "displayed name"),
    ACCOUNT_READINGS(Origin.NETWORK, "readings of accounts", "reading of an account"),
    POSTS(Origin.NETWORK, "posts", "post"),
    POST_READINGS(Origin.NETWORK, "readings of posts", "reading of a post"),
    POST_TEXTS(Origin.NETWORK, "texts of posts", "text of a post"),
    READINGS_BY_HAND(Origin.ENTERED, "readings by hand", "reading by hand"),
    SET_ASIDE(Origin.NETWORK, "records set aside", "record set aside"),
    RATES(Origin.COMPUTED, "kept rates", "kept rate"),
    OUTCOMES(Origin.OWN, "outcomes of runs", "outcome of a run"),
    GRANTS(Origin.CONSENT, "grants", "grant");

    /** Where it comes from. */
    public enum Origin {
        /** Somebody who works with this installation entered it. */
        ENTERED,
        /** A network's API told it. */
        NETWORK,
        /** It was computed here from the others. */
        COMPUTED,
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
    private final String one;

    DataKind(Origin origin, String words, String one) {
        this.origin = origin;
        this.words = words;
        this.one = one;
    }

    public Origin origin() {
        return origin;
    }

    /** So many of them, for people. */
    public String words(long number) {
        return number + " " + (number == 1 ? one : words);
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
