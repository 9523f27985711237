package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.DRIFT;
import static dev.rapport.persistence.internal.generated.Tables.OUTCOME;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_BATCH;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_BATCH_ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_RUN;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.LeaseLostException;
import dev.rapport.domain.store.RunTotals;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import dev.rapport.persistence.internal.generated.tables.records.SyncBatchAccountRow;
import dev.rapport.persistence.internal.generated.tables.records.SyncBatchRow;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Result;
import org.jooq.impl.DSL;

/** Batches as rows; who writes for one holds the lock of its row until the transaction ends. */
final class JooqBatchStore implements BatchStore {
    private final Database database;

    JooqBatchStore(Database database) {
        this.database = database;
    }

    @Override
    public Instant now() {
        return database.now();
    }

    @Override
    public Optional<Made> make(NewBatch batch, DueRule rule, Instant at, Optional<DuePosition> after, int limit) {
        return database.write(tx -> {
            Result<Record2<Long, Instant>> due = tx.select(ACCOUNT_LATEST.ACCOUNT_ID, ACCOUNT_LATEST.READ_AT)
                    .from(ACCOUNT_LATEST)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                    .where(isNext(batch.network(), batch.purpose(), rule, after))
                    .orderBy(ACCOUNT_LATEST.READ_AT, ACCOUNT_LATEST.ACCOUNT_ID)
                    .limit(limit)
                    .fetch();
            if (due.isEmpty()) {
                return Optional.empty();
            }
            insert(tx, batch, at, due.getValues(ACCOUNT_LATEST.ACCOUNT_ID));
            Record2<Long, Instant> last = due.get(due.size() - 1);
            return Optional.of(new Made(
                    due.size(), new DuePosition(Optional.ofNullable(last.value2()), new AccountId(last.value1()))));
        });
    }

    private static Condition isNext(Network network, Purpose purpose, DueRule rule, Optional<DuePosition> after) {
        DueConditions conditions = new DueConditions(rule);
        return DSL.and(
                ACCOUNT_LATEST.NETWORK.eq(network.id()),
                conditions.isDueFor(purpose),
                conditions.isFor(purpose),
                DueConditions.isInNoBatch(),
                after.map(JooqSnapshotStore::isAfter).orElse(DSL.noCondition()));
    }

    @Override
    public List<DueAccount> due(
            Network network, Purpose purpose, DueRule rule, int posts, Optional<DuePosition> after, int limit) {
        return database.read(db -> JooqSnapshotStore.due(
                db,
                AccountRows.load(
                        db,
                        AccountRows.select(db)
                                .where(isNext(network, purpose, rule, after))
                                .orderBy(ACCOUNT_LATEST.READ_AT, ACCOUNT_LATEST.ACCOUNT_ID)
                                .limit(limit)
                                .fetch()),
                posts));
    }

    private static void insert(DSLContext tx, NewBatch batch, Instant at, List<Long> accounts) {
        if (!tx.fetchExists(SYNC_RUN, SYNC_RUN.ID.eq(batch.run()))) {
            tx.insertInto(SYNC_RUN)
                    .set(SYNC_RUN.ID, batch.run())
                    .set(SYNC_RUN.STARTED_AT, at)
                    .execute();
        }
        tx.insertInto(SYNC_BATCH)
                .set(SYNC_BATCH.ID, batch.id())
                .set(SYNC_BATCH.RUN_ID, batch.run())
                .set(SYNC_BATCH.NETWORK, batch.network().id())
                .set(SYNC_BATCH.PURPOSE, batch.purpose().code())
                .set(SYNC_BATCH.MADE_AT, at)
                .set(SYNC_BATCH.FENCE, 0L)
                .set(SYNC_BATCH.REASON, "")
                .execute();
        Rows.insert(
                tx,
                SYNC_BATCH_ACCOUNT,
                accounts.stream()
                        .map(account -> new SyncBatchAccountRow(account, batch.id(), null))
                        .toList());
    }

    @Override
    public List<Batch> open() {
        return database.read(db -> batches(db, DSL.noCondition()));
    }

    @Override
    public Optional<Batch> of(AccountId account) {
        return database.read(db -> batches(
                        db,
                        SYNC_BATCH.ID.in(DSL.select(SYNC_BATCH_ACCOUNT.BATCH_ID)
                                .from(SYNC_BATCH_ACCOUNT)
                                .where(SYNC_BATCH_ACCOUNT.ACCOUNT_ID.eq(account.value()))))
                .stream()
                .findFirst());
    }

    private static List<Batch> batches(DSLContext db, Condition which) {
        Field<Integer> left = DSL.field(
                DSL.selectCount().from(SYNC_BATCH_ACCOUNT).where(SYNC_BATCH_ACCOUNT.BATCH_ID.eq(SYNC_BATCH.ID)));
        return db.select(SYNC_BATCH.fields())
                .select(left)
                .from(SYNC_BATCH)
                .where(which)
                .orderBy(SYNC_BATCH.ID)
                .fetch(row -> batch(row, Objects.requireNonNullElse(row.get(left), 0)));
    }

    private static Batch batch(Record row, long left) {
        return new Batch(
                row.get(SYNC_BATCH.ID),
                row.get(SYNC_BATCH.RUN_ID),
                new Network(row.get(SYNC_BATCH.NETWORK)),
                Codes.known(Purpose::ofCode, row.get(SYNC_BATCH.PURPOSE)),
                row.get(SYNC_BATCH.MADE_AT),
                left,
                Optional.ofNullable(row.get(SYNC_BATCH.HOLDER)),
                Optional.ofNullable(row.get(SYNC_BATCH.WAITS_UNTIL)),
                row.get(SYNC_BATCH.REASON));
    }

    @Override
    public Optional<Lease> take(String batch, String holder) {
        return database.write(tx -> {
            int taken = tx.update(SYNC_BATCH)
                    .set(SYNC_BATCH.FENCE, SYNC_BATCH.FENCE.plus(1))
                    .set(SYNC_BATCH.HOLDER, Texts.fit(SYNC_BATCH.HOLDER, holder))
                    .setNull(SYNC_BATCH.WAITS_UNTIL)
                    .set(SYNC_BATCH.REASON, "")
                    .where(SYNC_BATCH.ID.eq(batch))
                    .execute();
            return taken == 0
                    ? Optional.empty()
                    : tx.selectFrom(SYNC_BATCH)
                            .where(SYNC_BATCH.ID.eq(batch))
                            .fetchOptional(row ->
                                    new Lease(batch, row.getRunId(), new Network(row.getNetwork()), row.getFence()));
        });
    }

    /** Nobody takes the batch before this transaction ends. */
    private static void hold(DSLContext tx, Lease lease) {
        SyncBatchRow row = tx.selectFrom(SYNC_BATCH)
                .where(SYNC_BATCH.ID.eq(lease.batch()))
                .forUpdate()
                .fetchOne();
        if (row == null || row.getFence() != lease.fence()) {
            throw new LeaseLostException(lease.batch());
        }
    }

    @Override
    public List<DueAccount> accounts(Lease lease, int posts, Optional<AccountId> after, int limit) {
        Condition later =
                after.map(id -> SYNC_BATCH_ACCOUNT.ACCOUNT_ID.gt(id.value())).orElse(DSL.noCondition());
        return database.read(db -> {
            List<Long> ids = db.select(SYNC_BATCH_ACCOUNT.ACCOUNT_ID)
                    .from(SYNC_BATCH_ACCOUNT)
                    .where(SYNC_BATCH_ACCOUNT.BATCH_ID.eq(lease.batch()), later)
                    .orderBy(SYNC_BATCH_ACCOUNT.ACCOUNT_ID)
                    .limit(limit)
                    .fetch(SYNC_BATCH_ACCOUNT.ACCOUNT_ID);
            return JooqSnapshotStore.due(db, AccountRows.load(db, ACCOUNT_LATEST.ACCOUNT_ID.in(ids)), posts);
        });
    }

    @Override
    public List<AccountRecord> append(Lease lease, List<AccountRecord> records) {
        return database.write(tx -> {
            hold(tx, lease);
            List<AccountRecord> written = Appending.write(tx, lease.run(), records);
            tx.deleteFrom(SYNC_BATCH_ACCOUNT)
                    .where(
                            SYNC_BATCH_ACCOUNT.BATCH_ID.eq(lease.batch()),
                            SYNC_BATCH_ACCOUNT.ACCOUNT_ID.in(written.stream()
                                    .filter(record -> record.kind() != AccountRecord.Kind.DEFERRED)
                                    .map(record -> record.account().value())
                                    .toList()))
                    .execute();
            return written;
        });
    }

    @Override
    public Map<AccountId, String> notes(Lease lease) {
        return database.read(db -> db.select(SYNC_BATCH_ACCOUNT.ACCOUNT_ID, SYNC_BATCH_ACCOUNT.NOTE)
                .from(SYNC_BATCH_ACCOUNT)
                .where(SYNC_BATCH_ACCOUNT.BATCH_ID.eq(lease.batch()), SYNC_BATCH_ACCOUNT.NOTE.isNotNull())
                .fetchMap(row -> new AccountId(row.value1()), Record2::value2));
    }

    @Override
    public void note(Lease lease, AccountId account, String note) {
        database.write(tx -> tx.update(SYNC_BATCH_ACCOUNT)
                .set(SYNC_BATCH_ACCOUNT.NOTE, note)
                .where(SYNC_BATCH_ACCOUNT.ACCOUNT_ID.eq(account.value()), SYNC_BATCH_ACCOUNT.BATCH_ID.eq(lease.batch()))
                .execute());
    }

    @Override
    public void release(Lease lease, Optional<Instant> until, String reason) {
        database.write(tx -> {
            hold(tx, lease);
            return tx.update(SYNC_BATCH)
                    .setNull(SYNC_BATCH.HOLDER)
                    .set(SYNC_BATCH.WAITS_UNTIL, until.orElse(null))
                    .set(SYNC_BATCH.REASON, Texts.fit(SYNC_BATCH.REASON, reason))
                    .where(SYNC_BATCH.ID.eq(lease.batch()))
                    .execute();
        });
    }

    @Override
    public boolean close(Lease lease, Instant at) {
        return database.write(tx -> {
            // Of two batches that end at once the later one has to see that it is the last.
            tx.selectFrom(SYNC_RUN)
                    .where(SYNC_RUN.ID.eq(lease.run()))
                    .forUpdate()
                    .fetch();
            hold(tx, lease);
            tx.deleteFrom(SYNC_BATCH_ACCOUNT)
                    .where(SYNC_BATCH_ACCOUNT.BATCH_ID.eq(lease.batch()))
                    .execute();
            tx.deleteFrom(SYNC_BATCH).where(SYNC_BATCH.ID.eq(lease.batch())).execute();
            if (tx.fetchExists(SYNC_BATCH, SYNC_BATCH.RUN_ID.eq(lease.run()))) {
                return false;
            }
            tx.update(SYNC_RUN)
                    .set(SYNC_RUN.FINISHED_AT, at)
                    .set(SYNC_RUN.SUMMARY, Texts.fit(SYNC_RUN.SUMMARY, RunTotals.words(totals(tx, lease.run()))))
                    .where(SYNC_RUN.ID.eq(lease.run()))
                    .execute();
            return true;
        });
    }

    private static Map<Network, Map<AccountRecord.Kind, Long>> totals(DSLContext tx, String run) {
        Map<Network, Map<AccountRecord.Kind, Long>> totals = new TreeMap<>();
        tx.select(ACCOUNT.NETWORK, OUTCOME.KIND, DSL.count())
                .from(OUTCOME)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(OUTCOME.ACCOUNT_ID))
                .where(OUTCOME.RUN_ID.eq(run))
                .groupBy(ACCOUNT.NETWORK, OUTCOME.KIND)
                .forEach(row -> totals.computeIfAbsent(
                                new Network(row.value1()), network -> new EnumMap<>(AccountRecord.Kind.class))
                        .put(
                                Codes.known(AccountRecord.Kind::ofCode, row.value2()),
                                row.value3().longValue()));
        return totals;
    }

    @Override
    public void addDrift(String run, List<Drift> drift) {
        if (drift.isEmpty()) {
            return;
        }
        database.write(tx -> {
            for (Drift each : drift) {
                String what = Texts.fit(DRIFT.WHAT, each.what());
                tx.insertInto(DRIFT)
                        .set(DRIFT.RUN_ID, run)
                        .set(DRIFT.NETWORK, each.network().id())
                        .set(DRIFT.WHAT, what)
                        .set(DRIFT.OCCURRENCES, each.count())
                        .set(DRIFT.FIRST_SEEN_AT, each.firstSeenAt())
                        .onDuplicateKeyUpdate()
                        .set(DRIFT.OCCURRENCES, DRIFT.OCCURRENCES.plus(each.count()))
                        .execute();
            }
            return drift.size();
        });
    }

    @Override
    public List<Group> groups(DueRule rule) {
        return database.read(db -> BatchGroups.of(db, rule));
    }

    @Override
    public Optional<Run> lastRun() {
        return database.read(db -> db.selectFrom(SYNC_RUN)
                .orderBy(SYNC_RUN.ID.desc())
                .limit(1)
                .fetchOptional(row -> new Run(
                        row.getId(),
                        row.getStartedAt(),
                        Optional.ofNullable(row.getFinishedAt()),
                        Objects.requireNonNullElse(row.getSummary(), ""))));
    }

    @Override
    public Optional<LastOutcome> lastOutcome(AccountId account) {
        return database.read(db -> db.selectFrom(OUTCOME)
                .where(OUTCOME.ACCOUNT_ID.eq(account.value()))
                .orderBy(OUTCOME.KNOWN_AT.desc())
                .limit(1)
                .fetchOptional(row -> new LastOutcome(
                        row.getRunId(),
                        Codes.known(AccountRecord.Kind::ofCode, row.getKind()),
                        row.getKnownAt(),
                        Objects.requireNonNullElse(row.getFailure(), ""),
                        row.getDetail(),
                        Optional.ofNullable(row.getRetryAt()))));
    }
}
