package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_NICHE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_TAG;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** A filter as a condition on an account's row of newest numbers, joined with its creator. */
final class Filters {
    private Filters() {}

    static Condition condition(AccountFilter filter) {
        Condition condition = filter.networks().isEmpty()
                ? DSL.noCondition()
                : ACCOUNT_LATEST.NETWORK.in(
                        filter.networks().stream().map(Network::id).toList());
        if (filter.creator().isPresent()) {
            condition = condition.and(CREATOR.CREATOR_KEY.eq(filter.creator().get()));
        }
        if (filter.niche().isPresent()) {
            condition = condition.and(CREATOR.ID.in(DSL.select(CREATOR_NICHE.CREATOR_ID)
                    .from(CREATOR_NICHE)
                    .where(CREATOR_NICHE.NICHE.eq(lower(filter.niche().get())))));
        }
        if (filter.country().isPresent()) {
            condition =
                    condition.and(CREATOR.COUNTRY.eq(filter.country().get().toUpperCase(Locale.ROOT)));
        }
        if (filter.city().isPresent()) {
            condition = condition.and(
                    DSL.lower(CREATOR.CITY).eq(lower(filter.city().get())));
        }
        if (filter.tag().isPresent()) {
            condition = condition.and(CREATOR.ID.in(DSL.select(CREATOR_TAG.CREATOR_ID)
                    .from(CREATOR_TAG)
                    .where(DSL.lower(CREATOR_TAG.TAG).eq(lower(filter.tag().get())))));
        }
        return condition;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
