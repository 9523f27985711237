package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_GRANT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_TAG;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_BATCH_ACCOUNT;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.GrantStore;
import java.time.Instant;
import org.jooq.CaseConditionStep;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** {@link DueRule} as conditions on an account, its row of newest numbers and its creator. */
final class DueConditions {
    private final DueRule rule;

    DueConditions(DueRule rule) {
        this.rule = rule;
    }

    /** The purpose's code. */
    Field<String> purpose() {
        CaseConditionStep<String> purpose = DSL.when(isGone(), Purpose.DORMANT.code())
                .when(isCampaign(), Purpose.CAMPAIGN.code())
                .when(ACCOUNT_LATEST.READ_AT.isNull(), Purpose.NEW.code())
                .when(hasPostSince(rule.youngSince()), Purpose.YOUNG.code())
                .when(isActive(), Purpose.CANDIDATE.code());
        return purpose.otherwise(Purpose.DORMANT.code());
    }

    /** The same as comparing {@link #purpose} and easier for a database. */
    Condition isFor(Purpose purpose) {
        Condition here = isGone().not();
        Condition other = here.and(isCampaign().not());
        Condition read = other.and(ACCOUNT_LATEST.READ_AT.isNotNull());
        Condition older = read.and(hasPostSince(rule.youngSince()).not());
        return switch (purpose) {
            case CAMPAIGN -> here.and(isCampaign());
            case NEW -> other.and(ACCOUNT_LATEST.READ_AT.isNull());
            case YOUNG -> read.and(hasPostSince(rule.youngSince()));
            case CANDIDATE -> older.and(isActive());
            case DORMANT -> isGone().or(older.and(isActive().not()));
        };
    }

    private static Condition isGone() {
        return ACCOUNT.STATE.in(
                DueRule.GONE.stream().map(AccountState.Kind::code).sorted().toList());
    }

    private Condition isCampaign() {
        if (rule.campaignTags().isEmpty()) {
            return DSL.falseCondition();
        }
        return DSL.exists(DSL.selectOne()
                .from(CREATOR_TAG)
                .where(
                        CREATOR_TAG.CREATOR_ID.eq(ACCOUNT.CREATOR_ID),
                        DSL.lower(CREATOR_TAG.TAG)
                                .in(rule.campaignTags().stream().sorted().toList())));
    }

    private Condition isActive() {
        return ACCOUNT_LATEST.LISTED_AT.isNull().or(hasPostSince(rule.activeSince()));
    }

    private static Condition hasPostSince(Instant moment) {
        return DSL.exists(DSL.selectOne()
                .from(POST)
                .where(
                        POST.ACCOUNT_ID.eq(ACCOUNT_LATEST.ACCOUNT_ID),
                        POST.PUBLISHED_AT.ge(moment),
                        POST.GONE_SINCE.isNull()));
    }

    Condition isDueFor(Purpose purpose) {
        if (rule.untried()) {
            return isUntried();
        }
        Instant before = rule.readBefore(purpose);
        if (purpose != Purpose.DORMANT) {
            return isOlder(ACCOUNT_LATEST.READ_AT, before);
        }
        return isGone().and(isOlder(ACCOUNT_LATEST.TOLD_AT, before))
                .or(isGone().not().and(isOlder(ACCOUNT_LATEST.READ_AT, before)));
    }

    /** When the network was last asked, as far as that makes an account due. */
    static Field<Instant> askedAt() {
        return DSL.when(isGone(), ACCOUNT_LATEST.TOLD_AT).otherwise(ACCOUNT_LATEST.READ_AT);
    }

    /** Of accounts whose purpose and last time of asking are columns already. */
    Condition isDue(Field<String> purpose, Field<Instant> askedAt) {
        if (rule.untried()) {
            return DSL.trueCondition();
        }
        Condition due = DSL.falseCondition();
        for (Purpose each : Purpose.values()) {
            due = due.or(purpose.eq(each.code()).and(isOlder(askedAt, rule.readBefore(each))));
        }
        return due;
    }

    /** Whether it may be put into a batch if it is due. */
    Condition isFree() {
        return rule.untried() ? isInNoBatch().and(isUntried()) : isInNoBatch();
    }

    private static Condition isOlder(Field<Instant> at, Instant moment) {
        return at.isNull().or(at.lt(moment));
    }

    private static Condition isUntried() {
        return ACCOUNT_LATEST
                .TOLD_AT
                .isNull()
                .or(ACCOUNT.STATE
                        .eq(AccountState.Kind.NOT_AUTHORISED.code())
                        .and(DSL.exists(DSL.selectOne()
                                .from(ACCOUNT_GRANT)
                                .where(
                                        ACCOUNT_GRANT.ACCOUNT_ID.eq(ACCOUNT_LATEST.ACCOUNT_ID),
                                        ACCOUNT_GRANT.STATE.eq(GrantStore.State.ACTIVE.code()),
                                        ACCOUNT_GRANT.UPDATED_AT.gt(ACCOUNT_LATEST.TOLD_AT)))));
    }

    static Condition isInNoBatch() {
        return DSL.notExists(DSL.selectOne()
                .from(SYNC_BATCH_ACCOUNT)
                .where(SYNC_BATCH_ACCOUNT.ACCOUNT_ID.eq(ACCOUNT_LATEST.ACCOUNT_ID)));
    }
}
