package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.RetentionRule;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes by rules, a page of accounts in a transaction, holding the locks that appending takes too. */
final class JooqDeletions implements DeletionStore {
    private static final int PAGE = 1_000;

    private final Database database;

    JooqDeletions(Database database) {
        this.database = database;
    }

    @Override
    public Step purge(Act act, RetentionRule rule, Position position, int accounts, int rows) {
        return database.write(tx -> {
            List<AccountLatestRow> page = page(tx, rule, position, accounts, true);
            Overdue overdue = new Overdue(tx, rule, act.at(), page);
            Removals removed = new Removals();
            boolean isDone = overdue.delete(rows, removed);
            DeletionLog.write(tx, act, Optional.of(rule.network()), removed);
            return new Step(removed, isDone ? next(page, accounts) : Optional.of(position));
        });
    }

    private static List<AccountLatestRow> page(
            DSLContext db, RetentionRule rule, Position position, int accounts, boolean lock) {
        var page = db.selectFrom(ACCOUNT_LATEST)
                .where(
                        ACCOUNT_LATEST.NETWORK.eq(rule.network().id()),
                        position.after()
                                .map(id -> ACCOUNT_LATEST.ACCOUNT_ID.gt(id.value()))
                                .orElse(DSL.noCondition()))
                .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                .limit(accounts);
        return lock ? page.forUpdate().fetch() : page.fetch();
    }

    private static Optional<Position> next(List<AccountLatestRow> page, int accounts) {
        return page.size() < accounts
                ? Optional.empty()
                : Optional.of(new Position(
                        Optional.of(new AccountId(page.get(page.size() - 1).getAccountId()))));
    }

    @Override
    public Removals overdue(RetentionRule rule, Instant now) {
        Removals overdue = new Removals();
        Optional<Position> position = Optional.of(Position.START);
        while (position.isPresent()) {
            Position from = position.get();
            List<AccountLatestRow> page = database.read(db -> {
                List<AccountLatestRow> accounts = page(db, rule, from, PAGE, false);
                overdue.add(new Overdue(db, rule, now, accounts).count());
                return accounts;
            });
            position = next(page, PAGE);
        }
        return overdue;
    }

    @Override
    public List<Deletion> log(int acts) {
        return database.read(db -> DeletionLog.newest(db, acts));
    }
}
