package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.persistence.PersonTables.PersonTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.UniqueKey;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Everything about one person, as {@link PersonTables} knows where it is. */
final class JooqPeople implements PersonStore {
    private final Database database;

    JooqPeople(Database database) {
        this.database = database;
    }

    @Override
    public List<AccountNames> names(Optional<AccountId> after, int limit) {
        return database.read(db ->
                names(db, after.map(id -> ACCOUNT.ID.gt(id.value())).orElse(DSL.noCondition()), limit));
    }

    @Override
    public List<AccountNames> namesOf(CreatorKey creator) {
        return database.read(db -> names(db, is(creator), Integer.MAX_VALUE));
    }

    private static Condition is(CreatorKey creator) {
        return CREATOR.OWNER_ID.eq(AccountRows.HOUSE).and(CREATOR.CREATOR_KEY.eq(creator.value()));
    }

    private static List<AccountNames> names(DSLContext db, Condition condition, int limit) {
        return db.select(ACCOUNT.ID, CREATOR.CREATOR_KEY, ACCOUNT.NETWORK, ACCOUNT.EXTERNAL_ID, ACCOUNT.HANDLE)
                .from(ACCOUNT)
                .join(CREATOR)
                .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                .where(condition)
                .orderBy(ACCOUNT.ID)
                .limit(limit)
                .fetch(row -> new AccountNames(
                        new AccountId(row.value1()),
                        new CreatorKey(row.value2()),
                        new Network(row.value3()),
                        Optional.ofNullable(row.value4()),
                        Optional.ofNullable(row.value5()).map(Handle::new)));
    }

    @Override
    public List<HeldRow> held(CreatorKey key) {
        return database.read(db -> {
            List<HeldRow> rows = new ArrayList<>();
            creator(db, key).ifPresent(id -> {
                PersonTables.OF_CREATOR.forEach(each -> rows.addAll(held(db, each, List.of(id))));
                List<Long> accounts = accounts(db, id);
                PersonTables.OF_ACCOUNT.forEach(each -> rows.addAll(held(db, each, accounts)));
            });
            rows.sort(Comparator.comparing(HeldRow::kind));
            return List.copyOf(rows);
        });
    }

    private static Optional<Long> creator(DSLContext db, CreatorKey key) {
        return db.select(CREATOR.ID).from(CREATOR).where(is(key)).fetchOptional(CREATOR.ID);
    }

    private static List<Long> accounts(DSLContext db, long creator) {
        return db.select(ACCOUNT.ID)
                .from(ACCOUNT)
                .where(ACCOUNT.CREATOR_ID.eq(creator))
                .orderBy(ACCOUNT.ID)
                .fetch(ACCOUNT.ID);
    }

    private static List<HeldRow> held(DSLContext db, PersonTable about, List<Long> owners) {
        return about.kind().stream()
                .flatMap(kind -> db
                        .select(about.told())
                        .select(about.owner())
                        .from(about.table())
                        .where(about.owner().in(owners))
                        .orderBy(key(about))
                        .fetch(row -> row(kind, about, row))
                        .stream())
                .toList();
    }

    private static List<? extends Field<?>> key(PersonTable about) {
        @Nullable UniqueKey<?> key = about.table().getPrimaryKey();
        return key == null ? List.of(about.owner()) : key.getFields();
    }

    private static HeldRow row(DataKind kind, PersonTable about, Record row) {
        TreeMap<String, Object> values = new TreeMap<>();
        for (Field<?> field : about.told()) {
            @Nullable Object value = row.get(field);
            if (value != null) {
                values.put(camel(field.getName()), value);
            }
        }
        if (PersonTables.OF_ACCOUNT.contains(about)) {
            values.put("accountId", row.get(about.owner()));
        }
        return new HeldRow(kind, values);
    }

    private static String camel(String column) {
        StringBuilder name = new StringBuilder();
        Stream.of(column.split("_"))
                .forEach(word ->
                        name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1)));
        return name.toString();
    }

    @Override
    public Step forget(Act act, CreatorKey key, int rows) {
        return database.write(tx -> {
            JooqCreatorStore.takeTurn(tx);
            Optional<Long> creator = creator(tx, key);
            if (creator.isEmpty()) {
                return new Step(new Removals(), false);
            }
            List<Long> accounts = accounts(tx, creator.get());
            boolean more = !accounts.isEmpty();
            Optional<Network> network = more ? Optional.of(lock(tx, accounts.get(0))) : Optional.empty();
            Removals removed = more
                    ? delete(tx, PersonTables.OF_ACCOUNT, accounts.get(0), rows)
                    : delete(tx, PersonTables.OF_CREATOR, creator.get(), Integer.MAX_VALUE);
            DeletionLog.write(tx, act, network, removed);
            return new Step(removed, more);
        });
    }

    /** Whoever appends readings of this account waits, and finds it gone when the last part went. */
    private static Network lock(DSLContext tx, long account) {
        tx.select(ACCOUNT_LATEST.ACCOUNT_ID)
                .from(ACCOUNT_LATEST)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.eq(account))
                .forUpdate()
                .fetch();
        return tx.select(ACCOUNT.NETWORK)
                .from(ACCOUNT)
                .where(ACCOUNT.ID.eq(account))
                .fetchSingle(row -> new Network(row.value1()));
    }

    /** Table after table while there is room, so that the last, which name the owner, go when all before are empty. */
    private static Removals delete(DSLContext tx, List<PersonTable> tables, long owner, int rows) {
        Removals removed = new Removals();
        int room = rows;
        for (PersonTable about : tables) {
            if (room <= 0) {
                break;
            }
            int gone = tx.deleteFrom(about.table())
                    .where(about.owner().eq(owner))
                    .limit(room)
                    .execute();
            room -= gone;
            about.kind().ifPresent(kind -> removed.add(Reason.FORGET, kind, gone));
        }
        return removed;
    }
}
