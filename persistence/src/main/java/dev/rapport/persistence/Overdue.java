package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_GRANT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_HANDLE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_TEXT;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.POST_TEXT;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_DECISION;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_ENTRY;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.RetentionRule;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What a rule asks to delete of a page of accounts, as conditions on tables, in the order in which it has to go. */
final class Overdue {
    /** @param ready what has to be so before a due row can be deleted */
    private record Part(Reason reason, DataKind kind, Table<?> table, Condition due, Condition ready) {}

    private final DSLContext db;
    private final RetentionRule rule;
    private final Instant now;
    private final List<AccountLatestRow> page;
    private final List<Long> ids;
    private final List<Long> withdrawn;
    private final List<Part> parts = new ArrayList<>();

    Overdue(DSLContext db, RetentionRule rule, Instant now, List<AccountLatestRow> page) {
        this.db = db;
        this.rule = rule;
        this.now = now;
        this.page = page;
        this.ids = page.stream().map(AccountLatestRow::getAccountId).toList();
        this.withdrawn = rule.route().isEmpty() ? withdrawn() : List.of();
        if (!ids.isEmpty()) {
            texts();
            rule.numbersFrom(now).ifPresent(from -> numbers(Reason.RETENTION_RULE, ids, from));
            vanished();
            consentWithdrawn();
        }
    }

    /**
     * Deletes at most so many rows.
     *
     * @return whether nothing is left
     */
    boolean delete(int rows, Removals removed) {
        int room = rows;
        for (Part part : parts) {
            if (room <= 0) {
                break;
            }
            int gone = db.deleteFrom(part.table())
                    .where(part.due(), part.ready())
                    .limit(room)
                    .execute();
            removed.add(part.reason(), part.kind(), gone);
            room -= gone;
        }
        boolean isDone = room > 0;
        if (isDone) {
            removed.add(Reason.CONSENT_WITHDRAWN, DataKind.GRANTS, forgetGrants());
        }
        if (!removed.isEmpty()) {
            new LatestReadings(db).correct(page);
            forgetEntries();
            db.update(ACCOUNT_LATEST)
                    .setNull(ACCOUNT_LATEST.RATED_AS)
                    .where(ACCOUNT_LATEST.ACCOUNT_ID.in(ids))
                    .execute();
        }
        return isDone;
    }

    /** What names records that were set aside goes with them. */
    private void forgetEntries() {
        db.deleteFrom(QUARANTINE_ENTRY)
                .where(
                        QUARANTINE_ENTRY.ACCOUNT_ID.in(ids),
                        DSL.notExists(DSL.selectOne()
                                .from(QUARANTINE)
                                .where(
                                        QUARANTINE.ACCOUNT_ID.eq(QUARANTINE_ENTRY.ACCOUNT_ID),
                                        QUARANTINE.RUN_ID.eq(QUARANTINE_ENTRY.RUN_ID),
                                        QUARANTINE.FOUND_AT.eq(QUARANTINE_ENTRY.FOUND_AT),
                                        QUARANTINE.POSITION.eq(QUARANTINE_ENTRY.POSITION))))
                .execute();
        db.deleteFrom(QUARANTINE_DECISION)
                .where(
                        QUARANTINE_DECISION.ACCOUNT_ID.in(ids),
                        DSL.notExists(DSL.selectOne()
                                .from(QUARANTINE_ENTRY)
                                .where(QUARANTINE_ENTRY.ID.eq(QUARANTINE_DECISION.ENTRY_ID))))
                .execute();
    }

    Removals count() {
        Removals overdue = new Removals();
        parts.stream()
                .filter(part -> part.kind() != DataKind.POST_READINGS)
                .forEach(part -> overdue.add(part.reason(), part.kind(), db.fetchCount(part.table(), part.due())));
        overdue.add(Reason.CONSENT_WITHDRAWN, DataKind.GRANTS, withdrawn.size());
        return overdue;
    }

    private void add(Reason reason, DataKind kind, Table<?> table, Condition due) {
        parts.add(new Part(reason, kind, table, due, DSL.noCondition()));
    }

    /** Texts do not name their route; they came on that of their account's newest reading. */
    private void texts() {
        List<Long> covered = page.stream()
                .filter(account -> rule.covers(Objects.requireNonNullElse(account.getRoute(), "")))
                .map(AccountLatestRow::getAccountId)
                .toList();
        Instant from = rule.textsFrom(now);
        add(
                Reason.RETENTION_RULE,
                DataKind.POST_TEXTS,
                POST_TEXT,
                POST_TEXT.ACCOUNT_ID.in(covered).and(POST_TEXT.OBSERVED_AT.lt(from)));
        add(
                Reason.RETENTION_RULE,
                DataKind.NAMES,
                ACCOUNT_TEXT,
                ACCOUNT_TEXT.ACCOUNT_ID.in(covered).and(ACCOUNT_TEXT.OBSERVED_AT.lt(from)));
        add(
                Reason.RETENTION_RULE,
                DataKind.SET_ASIDE,
                QUARANTINE,
                QUARANTINE.ACCOUNT_ID.in(covered).and(QUARANTINE.FOUND_AT.lt(from)));
        if (rule.formerHandles()) {
            add(
                    Reason.RETENTION_RULE,
                    DataKind.HANDLES,
                    ACCOUNT_HANDLE,
                    ACCOUNT_HANDLE.ACCOUNT_ID.in(covered).and(ACCOUNT_HANDLE.TO_AT.lt(from)));
        }
    }

    /** Texts and readings of a post before the post, whose row tells that they have to go. */
    private void numbers(Reason reason, List<Long> accounts, Instant from) {
        add(
                reason,
                DataKind.ACCOUNT_READINGS,
                ACCOUNT_SNAPSHOT,
                ACCOUNT_SNAPSHOT
                        .ACCOUNT_ID
                        .in(accounts)
                        .and(ACCOUNT_SNAPSHOT.TAKEN_AT.lt(from))
                        .and(isFromNetwork(ACCOUNT_SNAPSHOT.SOURCE, ACCOUNT_SNAPSHOT.ROUTE)));
        add(
                reason,
                DataKind.POST_READINGS,
                POST_SNAPSHOT,
                POST_SNAPSHOT
                        .ACCOUNT_ID
                        .in(accounts)
                        .and(POST_SNAPSHOT.TAKEN_AT.lt(from))
                        .and(isFromNetwork(POST_SNAPSHOT.SOURCE, POST_SNAPSHOT.ROUTE)));
        posts(reason, accounts, POST.OBSERVED_AT.lt(from));
    }

    private void posts(Reason reason, List<Long> accounts, Condition which) {
        Condition due = which.and(isFromNetwork(POST.SOURCE, POST.ROUTE));
        add(
                reason,
                DataKind.POST_TEXTS,
                POST_TEXT,
                POST_TEXT.ACCOUNT_ID.in(accounts).and(isOfPost(POST_TEXT.ACCOUNT_ID, POST_TEXT.POST_ID, due)));
        add(
                reason,
                DataKind.POST_READINGS,
                POST_SNAPSHOT,
                POST_SNAPSHOT
                        .ACCOUNT_ID
                        .in(accounts)
                        .and(isOfPost(POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID, due)));
        parts.add(new Part(
                reason,
                DataKind.POSTS,
                POST,
                POST.ACCOUNT_ID.in(accounts).and(due),
                isEmptied(POST_TEXT, POST_TEXT.ACCOUNT_ID, POST_TEXT.POST_ID)
                        .and(isEmptied(POST_SNAPSHOT, POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID))));
    }

    private static Condition isOfPost(Field<Long> account, Field<String> post, Condition due) {
        return DSL.exists(DSL.selectOne().from(POST).where(POST.ACCOUNT_ID.eq(account), POST.POST_ID.eq(post), due));
    }

    private static Condition isEmptied(Table<?> table, Field<Long> account, Field<String> post) {
        return DSL.notExists(DSL.selectOne().from(table).where(account.eq(POST.ACCOUNT_ID), post.eq(POST.POST_ID)));
    }

    private Condition isFromNetwork(Field<String> source, Field<String> route) {
        Condition network = source.eq(Source.NETWORK_API.code());
        if (rule.route().isPresent()) {
            return network.and(route.eq(rule.route().get()));
        }
        return rule.otherRoutes().isEmpty() ? network : network.and(route.notIn(rule.otherRoutes()));
    }

    private void vanished() {
        add(
                Reason.VANISHED,
                DataKind.POST_TEXTS,
                POST_TEXT,
                POST_TEXT
                        .ACCOUNT_ID
                        .in(ids)
                        .and(isOfPost(POST_TEXT.ACCOUNT_ID, POST_TEXT.POST_ID, POST.GONE_SINCE.isNotNull())));
        rule.vanishedFrom(now).ifPresent(from -> {
            posts(Reason.VANISHED, ids, POST.GONE_SINCE.isNotNull().and(POST.OBSERVED_AT.lt(from)));
            List<Long> missing = db.select(ACCOUNT.ID)
                    .from(ACCOUNT)
                    .where(ACCOUNT.ID.in(ids), ACCOUNT.STATE.eq(AccountState.Kind.NOT_FOUND.code()))
                    .fetch(ACCOUNT.ID);
            if (!missing.isEmpty()) {
                numbers(Reason.VANISHED, missing, rule.textsFrom(now));
            }
        });
    }

    private List<Long> withdrawn() {
        return ids.isEmpty()
                ? List.of()
                : db.select(ACCOUNT_GRANT.ACCOUNT_ID)
                        .from(ACCOUNT_GRANT)
                        .where(
                                ACCOUNT_GRANT.ACCOUNT_ID.in(ids),
                                ACCOUNT_GRANT.STATE.eq(GrantStore.State.WITHDRAWN.code()),
                                ACCOUNT_GRANT.UPDATED_AT.lt(rule.withdrawnFrom(now)))
                        .fetch(ACCOUNT_GRANT.ACCOUNT_ID);
    }

    /** All that was read; what users entered stays. */
    private void consentWithdrawn() {
        if (withdrawn.isEmpty()) {
            return;
        }
        PersonTables.OF_ACCOUNT.stream()
                .filter(PersonTables.PersonTable::isRead)
                .forEach(about -> about.kind()
                        .ifPresent(kind -> add(
                                Reason.CONSENT_WITHDRAWN,
                                kind,
                                about.table(),
                                about.owner().in(withdrawn))));
        add(
                Reason.CONSENT_WITHDRAWN,
                DataKind.HANDLES,
                ACCOUNT_HANDLE,
                ACCOUNT_HANDLE.ACCOUNT_ID.in(withdrawn).and(ACCOUNT_HANDLE.TO_AT.isNotNull()));
    }

    /** The grant and the id that came with it go last: they tell that there is something to delete. */
    private int forgetGrants() {
        if (withdrawn.isEmpty()) {
            return 0;
        }
        db.update(ACCOUNT)
                .setNull(ACCOUNT.EXTERNAL_ID)
                .where(ACCOUNT.ID.in(withdrawn), ACCOUNT.HANDLE.isNotNull())
                .execute();
        return db.deleteFrom(ACCOUNT_GRANT)
                .where(
                        ACCOUNT_GRANT.ACCOUNT_ID.in(withdrawn),
                        ACCOUNT_GRANT.STATE.eq(GrantStore.State.WITHDRAWN.code()))
                .execute();
    }
}
