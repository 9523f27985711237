package dev.rapport.domain.discovery;

import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Sort;
import java.time.Instant;
import java.util.Optional;

/**
 * Which accounts to rank, by what, and how many.
 *
 * @param minimums the rates that evidence is weighed against
 * @param certainty 0 to 1: the least probability that calls a rate likely above its minimum
 * @param onlyAbove whether to leave out accounts that are not likely above
 * @param limit 1 to 1,000
 * @param after the cursor of the page before; empty for the first page
 * @param asOf only what was read up to this moment; empty for now
 */
public record RankCriteria(
        AccountFilter accounts,
        AudienceRange audience,
        Minimums minimums,
        double certainty,
        boolean onlyAbove,
        DefinitionChoice definitions,
        Sort sort,
        int limit,
        Optional<String> after,
        Optional<Instant> asOf) {
    public static final int MOST = 1_000;

    public RankCriteria {
        if (limit < 1 || limit > MOST) {
            throw new IllegalArgumentException("limit is 1 to " + MOST + ", got " + limit);
        }
        if (!(certainty >= 0 && certainty <= 1)) {
            throw new IllegalArgumentException("certainty is 0 to 1, got " + certainty);
        }
    }

    /** Everybody, by evidence. */
    public static RankCriteria everybody(Minimums minimums, double certainty, int limit) {
        return new RankCriteria(
                AccountFilter.ALL,
                AudienceRange.ANY,
                minimums,
                certainty,
                false,
                DefinitionChoice.DEFAULTS,
                Sort.EVIDENCE,
                limit,
                Optional.empty(),
                Optional.empty());
    }
}
