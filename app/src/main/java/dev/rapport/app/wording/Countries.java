package dev.rapport.app.wording;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Countries as people write them: two letters of ISO 3166-1, in any case. */
public final class Countries {
    /** What is accepted, for refusals. */
    public static final String FORM = "a code of ISO 3166-1 such as FR, GB or US";

    private static final Set<String> CODES = Set.of(Locale.getISOCountries());

    private Countries() {}

    /** The code in upper case; empty if there is no such country. */
    public static Optional<String> code(String typed) {
        return Optional.of(typed.strip().toUpperCase(Locale.ROOT)).filter(CODES::contains);
    }
}
