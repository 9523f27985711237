package dev.rapport.domain.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ranking is ordered by. Accounts without it come last. */
public enum Sort {
    /** Probability above the own network's minimum, then the lower bound of the rate, both descending. */
    EVIDENCE,
    /** The rate, descending. */
    ENGAGEMENT,
    /** The reported audience, descending. */
    FOLLOWERS,
    /** The percentile in the account's cohort, descending; no cohort is known yet. */
    PERCENTILE,
    /** Cost per engagement, ascending, one currency after the other. */
    COST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Sort> ofCode(String code) {
        return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
    }
}
