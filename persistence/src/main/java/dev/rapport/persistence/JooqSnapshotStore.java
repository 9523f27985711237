package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.DRIFT;
import static dev.rapport.persistence.internal.generated.Tables.SYNC_RUN;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.SnapshotStore;
import dev.rapport.persistence.AccountRows.Loaded;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.records.DriftRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What is due, and what was learnt. */
final class JooqSnapshotStore implements SnapshotStore {
    private static final Optional<String> NONE = Optional.empty();

    private final Database database;

    JooqSnapshotStore(Database database) {
        this.database = database;
    }

    @Override
    public long countDue(AccountFilter filter, Instant readBefore) {
        return database.read(db -> db.select(DSL.count())
                .from(ACCOUNT_LATEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .where(Filters.condition(filter), isDue(readBefore))
                .fetchSingle()
                .value1()
                .longValue());
    }

    private static Condition isDue(Instant readBefore) {
        return ACCOUNT_LATEST.READ_AT.isNull().or(ACCOUNT_LATEST.READ_AT.lt(readBefore));
    }

    @Override
    public List<DueAccount> due(
            AccountFilter filter, Instant readBefore, int posts, Optional<DuePosition> after, int limit) {
        return database.read(db -> due(db, page(db, filter, readBefore, after, limit), posts));
    }

    /** The ids first, by the index alone, then what belongs to them; a page is short only if none are left. */
    private static List<Loaded> page(
            DSLContext db, AccountFilter filter, Instant readBefore, Optional<DuePosition> after, int limit) {
        List<Loaded> page = new ArrayList<>();
        Optional<DuePosition> reached = after;
        boolean more = true;
        while (more) {
            int wanted = limit - page.size();
            List<DuePosition> next = next(db, filter, readBefore, reached, wanted);
            Map<Long, Loaded> accounts = load(db, next);
            next.forEach(position -> Optional.ofNullable(
                            accounts.get(position.account().value()))
                    .ifPresent(page::add));
            more = next.size() == wanted && page.size() < limit;
            reached = next.isEmpty() ? reached : Optional.of(next.get(next.size() - 1));
        }
        return page;
    }

    private static Map<Long, Loaded> load(DSLContext db, List<DuePosition> positions) {
        List<Long> ids =
                positions.stream().map(position -> position.account().value()).toList();
        return ids.isEmpty()
                ? Map.of()
                : AccountRows.load(db, ACCOUNT_LATEST.ACCOUNT_ID.in(ids)).stream()
                        .collect(Collectors.toMap(Loaded::id, loaded -> loaded));
    }

    private static List<DuePosition> next(
            DSLContext db, AccountFilter filter, Instant readBefore, Optional<DuePosition> after, int limit) {
        List<DuePosition> next = new ArrayList<>();
        for (Condition part : parts(after)) {
            if (next.size() < limit) {
                next.addAll(positions(db, filter, isDue(readBefore).and(part), limit - next.size()));
            }
        }
        return next;
    }

    /** What comes after a position, in parts each of which an index holds in its order. */
    private static List<Condition> parts(Optional<DuePosition> after) {
        Field<Instant> readAt = ACCOUNT_LATEST.READ_AT;
        Condition laterId = after.map(
                        last -> ACCOUNT_LATEST.ACCOUNT_ID.gt(last.account().value()))
                .orElse(DSL.noCondition());
        return after.flatMap(DuePosition::readAt)
                .map(last -> List.of(readAt.eq(last).and(laterId), readAt.gt(last)))
                .orElseGet(() -> List.of(readAt.isNull().and(laterId), readAt.isNotNull()));
    }

    private static List<DuePosition> positions(DSLContext db, AccountFilter filter, Condition which, int limit) {
        boolean isOfCreators = !filter.equals(new AccountFilter(filter.networks(), NONE, NONE, NONE, NONE, NONE));
        Table<?> from = isOfCreators
                ? ACCOUNT_LATEST
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                        .join(CREATOR)
                        .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                : ACCOUNT_LATEST;
        List<OrderField<?>> order = new ArrayList<>(List.of(ACCOUNT_LATEST.READ_AT, ACCOUNT_LATEST.ACCOUNT_ID));
        if (filter.networks().size() == 1) {
            order.add(0, ACCOUNT_LATEST.NETWORK);
        }
        return db.select(ACCOUNT_LATEST.READ_AT, ACCOUNT_LATEST.ACCOUNT_ID)
                .from(from)
                .where(Filters.condition(filter), which)
                .orderBy(order)
                .limit(limit)
                .fetch(row -> new DuePosition(Optional.ofNullable(row.value1()), new AccountId(row.value2())));
    }

    /** The databases we know sort null before everything else. */
    static Condition isAfter(DuePosition position) {
        Condition laterId = ACCOUNT_LATEST.ACCOUNT_ID.gt(position.account().value());
        return position.readAt()
                .map(readAt -> ACCOUNT_LATEST
                        .READ_AT
                        .gt(readAt)
                        .or(ACCOUNT_LATEST.READ_AT.eq(readAt).and(laterId)))
                .orElse(ACCOUNT_LATEST
                        .READ_AT
                        .isNotNull()
                        .or(ACCOUNT_LATEST.READ_AT.isNull().and(laterId)));
    }

    static List<DueAccount> due(DSLContext db, List<Loaded> accounts, int posts) {
        Newest newest = Newest.of(db, accounts, Optional.empty());
        Map<Long, List<PostSnapshot>> known = newest.posts(posts);
        return accounts.stream()
                .map(loaded -> new DueAccount(
                        loaded.account(),
                        Optional.ofNullable(loaded.latest().getReadAt()),
                        Optional.ofNullable(loaded.latest().getListedAt()),
                        newest.current(loaded),
                        newest.suspect(loaded),
                        known.getOrDefault(loaded.id(), List.of()).stream()
                                .map(post -> new KnownPost(post.id(), post.publishedAt()))
                                .toList()))
                .toList();
    }

    @Override
    public List<AccountRecord> append(String run, List<AccountRecord> records) {
        return records.isEmpty() ? List.of() : database.write(tx -> Appending.write(tx, run, records));
    }

    @Override
    public void begin(String run, Instant startedAt) {
        database.write(tx -> tx.fetchExists(SYNC_RUN, SYNC_RUN.ID.eq(run))
                ? 0
                : tx.insertInto(SYNC_RUN)
                        .set(SYNC_RUN.ID, run)
                        .set(SYNC_RUN.STARTED_AT, startedAt)
                        .execute());
    }

    @Override
    public void drift(String run, List<Drift> drift) {
        List<DriftRow> rows = drift.stream().map(each -> row(run, each)).toList();
        database.write(tx -> {
            tx.deleteFrom(DRIFT).where(DRIFT.RUN_ID.eq(run)).execute();
            return tx.batchInsert(rows).execute();
        });
    }

    private static DriftRow row(String run, Drift drift) {
        DriftRow row = new DriftRow();
        row.setRunId(run);
        row.setNetwork(drift.network().id());
        row.setWhat(Texts.fit(DRIFT.WHAT, drift.what()));
        row.setOccurrences(drift.count());
        row.setFirstSeenAt(InstantBinding.micros(drift.firstSeenAt()));
        return row;
    }

    @Override
    public void finish(String run, Instant finishedAt, String summary) {
        database.write(tx -> tx.update(SYNC_RUN)
                .set(SYNC_RUN.FINISHED_AT, finishedAt)
                .set(SYNC_RUN.SUMMARY, Texts.fit(SYNC_RUN.SUMMARY, summary))
                .where(SYNC_RUN.ID.eq(run))
                .execute());
    }
}
