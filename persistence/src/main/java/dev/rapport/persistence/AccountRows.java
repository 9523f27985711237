package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_HANDLE;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_PRICE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_NICHE;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR_TAG;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Account.HandlePeriod;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.CreatorRow;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.SelectOnConditionStep;
import org.jooq.impl.DSL;

/** Accounts and creators as rows, and back. */
final class AccountRows {
    /** The owner of what this installation entered itself. */
    static final long HOUSE = 0;

    private AccountRows() {}

    /** One account of a page. */
    record Loaded(Account account, long creatorId, CreatorRow creator, AccountLatestRow latest) {
        long id() {
            return account.id().value();
        }
    }

    /** Accounts with everything that has one row each; the caller adds conditions and order. */
    static SelectOnConditionStep<Record> select(DSLContext db) {
        return db.select(ACCOUNT.fields())
                .select(ACCOUNT_LATEST.fields())
                .select(CREATOR.fields())
                .select(ACCOUNT_PRICE.AMOUNT, ACCOUNT_PRICE.CURRENCY)
                .from(ACCOUNT_LATEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .leftJoin(ACCOUNT_PRICE)
                .on(ACCOUNT_PRICE.ACCOUNT_ID.eq(ACCOUNT_LATEST.ACCOUNT_ID), ACCOUNT_PRICE.OWNER_ID.eq(HOUSE));
    }

    static List<Loaded> load(DSLContext db, Condition condition) {
        return load(
                db,
                select(db).where(condition).orderBy(ACCOUNT_LATEST.ACCOUNT_ID).fetch());
    }

    static List<Loaded> load(DSLContext db, Result<Record> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        Map<Long, List<HandlePeriod>> handles = handles(db, rows.getValues(ACCOUNT.ID));
        return rows.map(row -> new Loaded(
                account(row, handles.getOrDefault(row.get(ACCOUNT.ID), List.of())),
                row.get(CREATOR.ID),
                row.into(CREATOR),
                row.into(ACCOUNT_LATEST)));
    }

    private static Map<Long, List<HandlePeriod>> handles(DSLContext db, Collection<Long> accounts) {
        Map<Long, List<HandlePeriod>> handles = db.selectFrom(ACCOUNT_HANDLE)
                .where(ACCOUNT_HANDLE.ACCOUNT_ID.in(accounts))
                .orderBy(ACCOUNT_HANDLE.ACCOUNT_ID, ACCOUNT_HANDLE.FROM_AT)
                .fetchGroups(
                        ACCOUNT_HANDLE.ACCOUNT_ID,
                        row -> new HandlePeriod(
                                new Handle(row.getHandle()), row.getFromAt(), Optional.ofNullable(row.getToAt())));
        handles.values()
                .forEach(periods -> periods.sort(Comparator.comparing(HandlePeriod::from)
                        .thenComparing(period -> period.to().isEmpty())));
        return handles;
    }

    private static Account account(Record row, List<HandlePeriod> handles) {
        return new Account(
                new AccountId(row.get(ACCOUNT.ID)),
                new CreatorKey(row.get(CREATOR.CREATOR_KEY)),
                new Network(row.get(ACCOUNT.NETWORK)),
                Optional.ofNullable(row.get(ACCOUNT.EXTERNAL_ID)),
                Optional.ofNullable(row.get(ACCOUNT.HANDLE)).map(Handle::new),
                handles,
                new AccountState(
                        Codes.state(row.get(ACCOUNT.STATE)),
                        row.get(ACCOUNT.STATE_SINCE),
                        row.get(ACCOUNT.STATE_DETAIL)),
                Optional.ofNullable(row.get(ACCOUNT_PRICE.AMOUNT))
                        .map(amount -> money(amount, row.get(ACCOUNT_PRICE.CURRENCY))));
    }

    /** With as many decimals as the currency has, or more where the price has more. */
    private static Money money(BigDecimal amount, String code) {
        Currency currency = Currency.getInstance(code);
        BigDecimal plain = amount.stripTrailingZeros();
        return new Money(plain.setScale(Math.max(plain.scale(), currency.getDefaultFractionDigits())), currency);
    }

    /** The creators of these rows, by their id in the database. */
    static Map<Long, Creator> creators(DSLContext db, Collection<CreatorRow> rows) {
        List<Long> ids = rows.stream().map(CreatorRow::getId).distinct().toList();
        Map<Long, List<String>> niches = new HashMap<>();
        Map<Long, List<String>> tags = new HashMap<>();
        db.select(CREATOR_NICHE.CREATOR_ID, CREATOR_NICHE.NICHE, DSL.inline(true))
                .from(CREATOR_NICHE)
                .where(CREATOR_NICHE.CREATOR_ID.in(ids))
                .unionAll(DSL.select(CREATOR_TAG.CREATOR_ID, CREATOR_TAG.TAG, DSL.inline(false))
                        .from(CREATOR_TAG)
                        .where(CREATOR_TAG.CREATOR_ID.in(ids)))
                .forEach(row -> (row.value3() ? niches : tags)
                        .computeIfAbsent(row.value1(), id -> new ArrayList<>())
                        .add(row.value2()));
        Map<Long, Creator> creators = new HashMap<>();
        rows.forEach(row -> creators.computeIfAbsent(
                row.getId(),
                id -> new Creator(
                        new CreatorKey(row.getCreatorKey()),
                        Optional.ofNullable(row.getName()),
                        new TreeSet<>(niches.getOrDefault(id, List.of())),
                        Optional.ofNullable(row.getCountry()),
                        Optional.ofNullable(row.getCity()),
                        new TreeSet<>(tags.getOrDefault(id, List.of())),
                        Optional.ofNullable(row.getNotes()))));
        return creators;
    }
}
