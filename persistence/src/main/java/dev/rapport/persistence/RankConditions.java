package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.RATE_RANK;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.RankQuery;
import dev.rapport.domain.store.RankQuery.Use;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Standing.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/** A ranking's questions as conditions on the rows that it is made of. */
final class RankConditions {
    /** So many fields lead the order that are the same in all rows of one network. */
    static final int SAME_IN_ALL = 2;

    private RankConditions() {}

    /** What one network's rows are looked at. */
    static Condition looked(AccountFilter filter, Network network, Use use) {
        Condition condition = RATE_RANK
                .NICHE
                .eq(filter.niche().map(niche -> niche.toLowerCase(Locale.ROOT)).orElse(RateRows.ANY_NICHE))
                .and(RATE_RANK.DEFINITION.eq(use.definition().id()))
                .and(RATE_RANK.NETWORK.eq(network.id()));
        if (filter.niche().filter(String::isBlank).isPresent()) {
            return DSL.falseCondition();
        }
        AccountFilter ofCreator = new AccountFilter(
                Set.of(), filter.creator(), Optional.empty(), filter.country(), filter.city(), filter.tag());
        return ofCreator.equals(AccountFilter.ALL)
                ? condition
                : condition.and(RATE_RANK.ACCOUNT_ID.in(DSL.select(ACCOUNT.ID)
                        .from(ACCOUNT)
                        .join(CREATOR)
                        .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                        .where(Filters.condition(ofCreator))));
    }

    static Condition kept(RankQuery query, Use use) {
        Condition inAudience = query.audiences().isPresent() ? isIn(query) : DSL.noCondition();
        return query.onlyAbove() ? inAudience.and(RATE_RANK.ABOVE_UNTIL.gt(use.minimum())) : inAudience;
    }

    /** Whether the audience is known and one of those asked for. */
    static Condition isIn(RankQuery query) {
        return DSL.or(query.audiences().orElse(List.of()).stream()
                .map(span -> RATE_RANK.FOLLOWERS.between(span.from(), span.to()))
                .toList());
    }

    /** The order of {@link Position} within a network; what is the same in all its rows helps to find the index. */
    static List<OrderField<?>> order(Sort sort) {
        List<OrderField<?>> order = new ArrayList<>(List.of(RATE_RANK.NICHE, RATE_RANK.DEFINITION));
        switch (sort) {
            case EVIDENCE -> {
                order.add(RATE_RANK.INCOMPLETE);
                order.add(RATE_RANK.PROBABILITY.desc());
                order.add(RATE_RANK.EVIDENCE_LOWER.desc());
            }
            case ENGAGEMENT, FOLLOWERS, PERCENTILE, COST -> {
                order.add(group(sort));
                if (sort == Sort.COST) {
                    order.add(RATE_RANK.CURRENCY);
                }
                order.add(value(sort).desc());
            }
        }
        order.add(RATE_RANK.PLACE);
        return order;
    }

    /** The row's key and what {@link #order} looks at; by evidence an index holds it all. */
    static List<Field<?>> ordered(Sort sort) {
        List<Field<?>> fields = new ArrayList<>(List.of(
                RATE_RANK.NICHE, RATE_RANK.DEFINITION, RATE_RANK.ACCOUNT_ID, RATE_RANK.INCOMPLETE, RATE_RANK.PLACE));
        fields.addAll(
                switch (sort) {
                    case EVIDENCE -> List.of(RATE_RANK.PROBABILITY, RATE_RANK.EVIDENCE_LOWER);
                    case ENGAGEMENT -> List.of(RATE_RANK.RATE);
                    case FOLLOWERS -> List.of(RATE_RANK.FOLLOWERS);
                    case PERCENTILE -> List.of();
                    case COST -> List.of(RATE_RANK.COST, RATE_RANK.CURRENCY);
                });
        return fields;
    }

    static Condition isAfter(Sort sort, Position last) {
        Condition later = RATE_RANK.PLACE.gt(last.place());
        if (sort == Sort.EVIDENCE) {
            later = descending(RATE_RANK.EVIDENCE_LOWER, last.second(), later);
        }
        later = descending(value(sort), last.value(), later);
        if (sort == Sort.COST) {
            later = RATE_RANK
                    .CURRENCY
                    .gt(last.section())
                    .or(RATE_RANK.CURRENCY.eq(last.section()).and(later));
        }
        Field<Integer> group = group(sort);
        return group.gt(last.group()).or(group.eq(last.group()).and(later));
    }

    private static Condition descending(Field<Double> field, double last, Condition further) {
        return field.lt(last).or(field.eq(last).and(further));
    }

    private static Field<Integer> group(Sort sort) {
        Field<Integer> unknown = switch (sort) {
            case EVIDENCE, ENGAGEMENT -> DSL.inline(3);
            case FOLLOWERS ->
                DSL.when(RATE_RANK.FOLLOWERS.isNotNull(), DSL.inline(2)).otherwise(DSL.inline(3));
            case PERCENTILE, COST -> DSL.inline(3);
        };
        Field<Integer> known = switch (sort) {
            case EVIDENCE, ENGAGEMENT, FOLLOWERS -> DSL.inline(0);
            case PERCENTILE -> DSL.inline(1);
            case COST -> DSL.when(RATE_RANK.COST.isNotNull(), DSL.inline(0)).otherwise(DSL.inline(1));
        };
        return DSL.when(RATE_RANK.INCOMPLETE.isTrue(), unknown).otherwise(known);
    }

    private static Field<Double> value(Sort sort) {
        Field<Double> value = switch (sort) {
            case EVIDENCE -> RATE_RANK.PROBABILITY;
            case ENGAGEMENT -> known(RATE_RANK.RATE);
            case FOLLOWERS -> DSL.coalesce(RATE_RANK.FOLLOWERS.cast(Double.class), DSL.inline(0.0));
            case PERCENTILE -> DSL.inline(0.0);
            case COST -> known(RATE_RANK.COST.neg());
        };
        return value;
    }

    private static Field<Double> known(Field<Double> value) {
        return DSL.when(RATE_RANK.INCOMPLETE.isTrue().or(value.isNull()), DSL.inline(0.0))
                .otherwise(value);
    }
}
