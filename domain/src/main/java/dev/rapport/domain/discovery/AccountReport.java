package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.store.AccountView;
import java.util.List;
import java.util.Optional;

/**
 * One account with its facts and its rate under one or more definitions.
 *
 * @param tier empty if the audience is unknown
 */
public record AccountReport(
        AccountView view, Audience audience, Optional<Tier> tier, List<Flag> flags, List<RateReport> rates) {
    public AccountReport {
        flags = List.copyOf(flags);
        rates = List.copyOf(rates);
    }
}
