package dev.rapport.domain.discovery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

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

    /** What is compared first, the greater the better; empty where it is unknown. */
    OptionalDouble value(AccountAssessment account) {
        return switch (this) {
            case EVIDENCE -> account.evidence().probabilityAboveMinimum();
            case ENGAGEMENT -> account.rate().value();
            case FOLLOWERS ->
                account.audience().followers().isKnown()
                        ? OptionalDouble.of(account.audience().followers().get())
                        : OptionalDouble.empty();
            case PERCENTILE -> OptionalDouble.empty();
            case COST ->
                account.cost()
                        .flatMap(CostPerEngagement::amount)
                        .map(money -> OptionalDouble.of(-money.amount().doubleValue()))
                        .orElseGet(OptionalDouble::empty);
        };
    }

    /** What decides between equal values, the greater the better. */
    double second(AccountAssessment account) {
        return this == EVIDENCE ? account.rate().lower().orElse(-1) : 0;
    }

    /** What is never compared with another: each is listed after the other, by name. */
    String section(AccountAssessment account) {
        return this == COST
                ? account.cost()
                        .flatMap(CostPerEngagement::amount)
                        .map(money -> money.currency().getCurrencyCode())
                        .orElse("")
                : "";
    }
}
