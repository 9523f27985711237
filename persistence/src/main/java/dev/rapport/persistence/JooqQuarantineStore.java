package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_DECISION;
import static dev.rapport.persistence.internal.generated.Tables.QUARANTINE_ENTRY;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.QuarantineEntry;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import dev.rapport.domain.store.QuarantineEntry.State;
import dev.rapport.domain.store.QuarantineId;
import dev.rapport.domain.store.QuarantineStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;

/** Records that were set aside, and the decisions about them. */
final class JooqQuarantineStore implements QuarantineStore {
    private final Database database;

    JooqQuarantineStore(Database database) {
        this.database = database;
    }

    @Override
    public List<QuarantineEntry> list(Filter filter, int most) {
        Condition wanted = Filters.condition(filter.accounts())
                .and(filter.kind().map(kind -> QUARANTINE.KIND.eq(kind.code())).orElse(DSL.noCondition()))
                .and(filter.state().map(JooqQuarantineStore::isIn).orElse(DSL.noCondition()));
        return database.read(db -> entries(
                db,
                select(db, wanted)
                        .orderBy(QUARANTINE_ENTRY.FOUND_AT.desc(), QUARANTINE_ENTRY.ID)
                        .limit(most)
                        .fetch()));
    }

    /** Without the records themselves, which may be long. */
    private static SelectConditionStep<? extends Record> select(DSLContext db, Condition condition) {
        return db.select(QUARANTINE_ENTRY.fields())
                .select(QUARANTINE.KIND, QUARANTINE.DETAIL)
                .from(QUARANTINE_ENTRY)
                .join(QUARANTINE)
                .on(isItsRow())
                .join(ACCOUNT_LATEST)
                .on(ACCOUNT_LATEST.ACCOUNT_ID.eq(QUARANTINE_ENTRY.ACCOUNT_ID))
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(QUARANTINE_ENTRY.ACCOUNT_ID))
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .where(condition);
    }

    private static Condition isItsRow() {
        return QUARANTINE
                .ACCOUNT_ID
                .eq(QUARANTINE_ENTRY.ACCOUNT_ID)
                .and(QUARANTINE.RUN_ID.eq(QUARANTINE_ENTRY.RUN_ID))
                .and(QUARANTINE.FOUND_AT.eq(QUARANTINE_ENTRY.FOUND_AT))
                .and(QUARANTINE.POSITION.eq(QUARANTINE_ENTRY.POSITION));
    }

    /** A closed entry is in the state of its newest decision that closed it. */
    private static Condition isIn(State state) {
        var newest = QUARANTINE_DECISION.as("newest");
        Condition isClosing = QUARANTINE_DECISION
                .ENTRY_ID
                .eq(QUARANTINE_ENTRY.ID)
                .and(QUARANTINE_DECISION.BECOMES.ne(State.OPEN.code()));
        if (state == State.OPEN) {
            return DSL.notExists(DSL.selectOne().from(QUARANTINE_DECISION).where(isClosing));
        }
        return DSL.exists(DSL.selectOne()
                .from(QUARANTINE_DECISION)
                .where(
                        isClosing,
                        QUARANTINE_DECISION.BECOMES.eq(state.code()),
                        DSL.notExists(DSL.selectOne()
                                .from(newest)
                                .where(
                                        newest.ENTRY_ID.eq(QUARANTINE_ENTRY.ID),
                                        newest.BECOMES.ne(State.OPEN.code()),
                                        newest.POSITION.gt(QUARANTINE_DECISION.POSITION)))));
    }

    private static List<QuarantineEntry> entries(DSLContext db, Result<? extends Record> rows) {
        Map<Long, Account> accounts =
                AccountRows.load(db, ACCOUNT_LATEST.ACCOUNT_ID.in(rows.getValues(QUARANTINE_ENTRY.ACCOUNT_ID))).stream()
                        .collect(Collectors.toMap(AccountRows.Loaded::id, AccountRows.Loaded::account));
        Map<String, List<Decision>> decisions = db.selectFrom(QUARANTINE_DECISION)
                .where(QUARANTINE_DECISION.ENTRY_ID.in(rows.getValues(QUARANTINE_ENTRY.ID)))
                .orderBy(QUARANTINE_DECISION.ENTRY_ID, QUARANTINE_DECISION.POSITION)
                .fetchGroups(
                        QUARANTINE_DECISION.ENTRY_ID,
                        row -> new Decision(
                                row.getDecidedAt(),
                                Codes.known(State::ofCode, row.getBecomes()),
                                row.getDecidedBy(),
                                row.getDetail()));
        return rows.stream()
                .filter(row -> accounts.containsKey(row.get(QUARANTINE_ENTRY.ACCOUNT_ID)))
                .map(row -> entry(row, accounts, decisions.getOrDefault(row.get(QUARANTINE_ENTRY.ID), List.of())))
                .toList();
    }

    private static QuarantineEntry entry(Record row, Map<Long, Account> accounts, List<Decision> decisions) {
        return new QuarantineEntry(
                new QuarantineId(row.get(QUARANTINE_ENTRY.ID)),
                row.get(QUARANTINE_ENTRY.RUN_ID),
                Objects.requireNonNull(accounts.get(row.get(QUARANTINE_ENTRY.ACCOUNT_ID))),
                row.get(QUARANTINE_ENTRY.FOUND_AT),
                Codes.known(FailureKind::ofCode, row.get(QUARANTINE.KIND)),
                row.get(QUARANTINE.DETAIL),
                Optional.ofNullable(row.get(QUARANTINE_ENTRY.SHAPE))
                        .map(shape -> new Finding.Origin(shape, row.get(QUARANTINE_ENTRY.OBSERVED_AT))),
                decisions);
    }

    @Override
    public Optional<QuarantineEntry> find(QuarantineId id) {
        return database.read(db -> entries(
                        db, select(db, QUARANTINE_ENTRY.ID.eq(id.value())).fetch())
                .stream()
                .findFirst());
    }

    @Override
    public Optional<String> record(QuarantineId id) {
        return database.read(db -> db.select(QUARANTINE.CONTENT)
                .from(QUARANTINE_ENTRY)
                .join(QUARANTINE)
                .on(isItsRow())
                .where(QUARANTINE_ENTRY.ID.eq(id.value()))
                .fetchOptional(QUARANTINE.CONTENT));
    }

    @Override
    public void decide(QuarantineId id, Decision decision) {
        close(id, decision, (tx, account) -> false);
    }

    @Override
    public boolean replay(QuarantineId id, PostSnapshot post, Decision decision) {
        return close(id, decision, (tx, account) -> new GapWriter(tx, account).fill(post));
    }

    @Override
    public boolean replay(
            QuarantineId id, Instant observedAt, Followers followers, Count postsTotal, Decision decision) {
        return close(id, decision, (tx, account) -> new GapWriter(tx, account).fill(observedAt, followers, postsTotal));
    }

    /** The account's row of newest numbers is locked meanwhile, as it is while a run writes of the account. */
    private boolean close(QuarantineId id, Decision decision, BiPredicate<DSLContext, AccountId> work) {
        return database.write(tx -> {
            Long account = tx.select(ACCOUNT_LATEST.ACCOUNT_ID)
                    .from(ACCOUNT_LATEST)
                    .where(ACCOUNT_LATEST.ACCOUNT_ID.in(DSL.select(QUARANTINE_ENTRY.ACCOUNT_ID)
                            .from(QUARANTINE_ENTRY)
                            .where(QUARANTINE_ENTRY.ID.eq(id.value()))))
                    .forUpdate()
                    .fetchOne(ACCOUNT_LATEST.ACCOUNT_ID);
            if (account == null) {
                return false;
            }
            keep(tx, account, id, decision);
            boolean changed = work.test(tx, new AccountId(account));
            if (changed) {
                tx.update(ACCOUNT_LATEST)
                        .setNull(ACCOUNT_LATEST.RATED_AS)
                        .where(ACCOUNT_LATEST.ACCOUNT_ID.eq(account))
                        .execute();
            }
            return changed;
        });
    }

    private static void keep(DSLContext tx, long account, QuarantineId id, Decision decision) {
        int earlier = tx.fetchCount(QUARANTINE_DECISION, QUARANTINE_DECISION.ENTRY_ID.eq(id.value()));
        tx.insertInto(QUARANTINE_DECISION)
                .set(QUARANTINE_DECISION.ACCOUNT_ID, account)
                .set(QUARANTINE_DECISION.ENTRY_ID, id.value())
                .set(QUARANTINE_DECISION.POSITION, earlier)
                .set(QUARANTINE_DECISION.DECIDED_AT, decision.at())
                .set(QUARANTINE_DECISION.BECOMES, decision.becomes().code())
                .set(QUARANTINE_DECISION.DECIDED_BY, Texts.fit(QUARANTINE_DECISION.DECIDED_BY, decision.by()))
                .set(QUARANTINE_DECISION.DETAIL, Texts.fit(QUARANTINE_DECISION.DETAIL, decision.detail()))
                .execute();
    }
}
