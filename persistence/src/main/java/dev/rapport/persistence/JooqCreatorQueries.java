package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_HANDLE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;

import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.persistence.AccountRows.Loaded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Pages of accounts with what is known of them. */
final class JooqCreatorQueries implements CreatorQueries {
    private final Database database;

    JooqCreatorQueries(Database database) {
        this.database = database;
    }

    @Override
    public List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit) {
        Condition later =
                after.map(id -> ACCOUNT_LATEST.ACCOUNT_ID.gt(id.value())).orElse(DSL.noCondition());
        return database.read(db -> read(
                db,
                AccountRows.load(
                        db,
                        AccountRows.select(db)
                                .where(Filters.condition(filter), later)
                                .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                                .limit(limit)
                                .fetch()),
                detail));
    }

    @Override
    public List<AccountView> creator(CreatorReference reference, Detail detail) {
        return database.read(db -> {
            Optional<Condition> creator = reference
                    .network()
                    .map(network -> creatorOf(db, network, reference.name()).map(CREATOR.ID::eq))
                    .orElseGet(() -> Optional.of(
                            CREATOR.OWNER_ID.eq(AccountRows.HOUSE).and(CREATOR.CREATOR_KEY.eq(reference.name()))));
            return creator.map(condition -> read(db, AccountRows.load(db, condition), detail))
                    .orElse(List.of());
        });
    }

    /** By the network's id, else by the present handle, else by a former one; of several the latest to take it. */
    private static Optional<Long> creatorOf(DSLContext db, Network network, String name) {
        Optional<Long> byId = db.select(ACCOUNT.CREATOR_ID)
                .from(ACCOUNT)
                .where(ACCOUNT.NETWORK.eq(network.id()), ACCOUNT.EXTERNAL_ID.eq(name))
                .fetchOptional(ACCOUNT.CREATOR_ID);
        return byId.or(() -> handle(name)
                .flatMap(handle -> db.select(ACCOUNT.CREATOR_ID)
                        .from(ACCOUNT_HANDLE)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(ACCOUNT_HANDLE.ACCOUNT_ID))
                        .where(ACCOUNT_HANDLE.HANDLE.eq(handle.value()), ACCOUNT.NETWORK.eq(network.id()))
                        .orderBy(
                                DSL.case_()
                                        .when(ACCOUNT_HANDLE.TO_AT.isNull(), 0)
                                        .otherwise(1),
                                ACCOUNT_HANDLE.FROM_AT.desc())
                        .limit(1)
                        .fetchOptional(ACCOUNT.CREATOR_ID)));
    }

    private static Optional<Handle> handle(String name) {
        try {
            return Optional.of(new Handle(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public long countAccounts(AccountFilter filter) {
        return database.read(db -> db.select(DSL.count())
                .from(ACCOUNT_LATEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .where(Filters.condition(filter))
                .fetchSingle()
                .value1()
                .longValue());
    }

    /** These accounts by ascending id; those that are no more are left out. */
    static List<AccountView> views(DSLContext db, List<Long> accounts, Detail detail) {
        return accounts.isEmpty()
                ? List.of()
                : read(db, AccountRows.load(db, ACCOUNT_LATEST.ACCOUNT_ID.in(accounts)), detail);
    }

    private static List<AccountView> read(DSLContext db, List<Loaded> accounts, Detail detail) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<Long, Creator> creators =
                AccountRows.creators(db, accounts.stream().map(Loaded::creator).toList());
        Newest newest = Newest.of(db, accounts, detail.asOf());
        var history = newest.history(detail.history());
        var posts = newest.posts(detail.posts());
        return accounts.stream()
                .map(loaded -> new AccountView(
                        Optional.ofNullable(creators.get(loaded.creatorId())).orElseThrow(),
                        loaded.account(),
                        newest.current(loaded),
                        newest.suspect(loaded),
                        history.getOrDefault(loaded.id(), List.of()),
                        posts.getOrDefault(loaded.id(), List.of())))
                .toList();
    }
}
