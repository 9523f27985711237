package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.DRIFT;
import static dev.rapport.persistence.internal.generated.Tables.OUTCOME;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.FactExport;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;

/**
 * Facts by their primary keys. The joins are outer ones so that the server walks the facts' own key and need not sort;
 * facts of an account that is no more are left out.
 */
final class JooqFactExport implements FactExport {
    private final Database database;

    JooqFactExport(Database database) {
        this.database = database;
    }

    private void each(Function<DSLContext, ResultQuery<Record>> query, Consumer<Record> row) {
        database.each(query, next -> {
            if (next.get(ACCOUNT.ID) != null) {
                row.accept(next);
            }
        });
    }

    private static AccountId account(Record row) {
        return new AccountId(row.get(ACCOUNT.ID));
    }

    private static Network network(Record row) {
        return new Network(row.get(ACCOUNT.NETWORK));
    }

    @Override
    public void accountSnapshots(Consumer<AccountRow> row) {
        each(
                db -> db.select(ACCOUNT_SNAPSHOT.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK, CREATOR.CREATOR_KEY)
                        .from(ACCOUNT_SNAPSHOT)
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(ACCOUNT_SNAPSHOT.ACCOUNT_ID))
                        .leftJoin(CREATOR)
                        .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                        .orderBy(ACCOUNT_SNAPSHOT.ACCOUNT_ID, ACCOUNT_SNAPSHOT.TAKEN_AT),
                next -> row.accept(new AccountRow(
                        account(next),
                        network(next),
                        next.get(CREATOR.CREATOR_KEY),
                        AccountReadings.snapshot(next.into(ACCOUNT_SNAPSHOT)))));
    }

    @Override
    public void posts(Consumer<PostRow> row) {
        each(
                db -> db.select(POST.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK)
                        .from(POST)
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(POST.ACCOUNT_ID))
                        .orderBy(POST.ACCOUNT_ID, POST.POST_ID),
                next -> row.accept(new PostRow(
                        account(next),
                        network(next),
                        PostReadings.snapshot(next.into(POST)),
                        next.get(POST.FIRST_SEEN_AT),
                        Optional.ofNullable(next.get(POST.GONE_SINCE)))));
    }

    @Override
    public void postSnapshots(Consumer<PostSnapshotRow> row) {
        each(
                db -> db.select(POST_SNAPSHOT.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK, POST.URL)
                        .from(POST_SNAPSHOT)
                        .leftJoin(POST)
                        .on(POST.ACCOUNT_ID.eq(POST_SNAPSHOT.ACCOUNT_ID), POST.POST_ID.eq(POST_SNAPSHOT.POST_ID))
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(POST_SNAPSHOT.ACCOUNT_ID))
                        .orderBy(POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID, POST_SNAPSHOT.TAKEN_AT),
                next -> row.accept(new PostSnapshotRow(
                        account(next),
                        network(next),
                        PostReadings.snapshot(next.into(POST_SNAPSHOT), next.get(POST.URL)))));
    }

    @Override
    public void outcomes(Consumer<OutcomeRow> row) {
        each(
                db -> db.select(OUTCOME.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK)
                        .from(OUTCOME)
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(OUTCOME.ACCOUNT_ID))
                        .orderBy(OUTCOME.RUN_ID, OUTCOME.ACCOUNT_ID),
                next -> row.accept(new OutcomeRow(
                        next.get(OUTCOME.RUN_ID),
                        account(next),
                        network(next),
                        Codes.known(AccountRecord.Kind::ofCode, next.get(OUTCOME.KIND)),
                        Codes.failure(next.get(OUTCOME.FAILURE)),
                        next.get(OUTCOME.KNOWN_AT),
                        next.get(OUTCOME.DETAIL),
                        Optional.ofNullable(next.get(OUTCOME.RETRY_AT)))));
    }

    @Override
    public void quarantine(Consumer<QuarantineRow> row) {
        each(
                db -> db.select(QUARANTINE.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK)
                        .from(QUARANTINE)
                        .leftJoin(ACCOUNT)
                        .on(ACCOUNT.ID.eq(QUARANTINE.ACCOUNT_ID))
                        .orderBy(QUARANTINE.ACCOUNT_ID, QUARANTINE.RUN_ID, QUARANTINE.FOUND_AT, QUARANTINE.POSITION),
                next -> row.accept(new QuarantineRow(
                        next.get(QUARANTINE.RUN_ID),
                        account(next),
                        network(next),
                        next.get(QUARANTINE.FOUND_AT),
                        Codes.known(FailureKind::ofCode, next.get(QUARANTINE.KIND)),
                        next.get(QUARANTINE.DETAIL),
                        Optional.ofNullable(next.get(QUARANTINE.CONTENT)))));
    }

    @Override
    public void drift(Consumer<DriftRow> row) {
        database.each(
                db -> db.selectFrom(DRIFT).orderBy(DRIFT.RUN_ID, DRIFT.NETWORK, DRIFT.WHAT),
                next -> row.accept(new DriftRow(
                        next.getRunId(),
                        new Drift(
                                new Network(next.getNetwork()),
                                next.getWhat(),
                                next.getOccurrences(),
                                next.getFirstSeenAt()))));
    }
}
