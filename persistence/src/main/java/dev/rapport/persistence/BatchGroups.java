package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.BatchStore.Group;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** All accounts by network and purpose, in one query. */
final class BatchGroups {
    private static final Name ACCOUNTS = DSL.name("accounts");
    private static final Field<String> NETWORK = column("network", ACCOUNT_LATEST.NETWORK);
    private static final Field<String> PURPOSE = column("purpose", ACCOUNT_LATEST.NETWORK);
    private static final Field<Instant> READ_AT = column("read_at", ACCOUNT_LATEST.READ_AT);
    private static final Field<Instant> ASKED_AT = column("asked_at", ACCOUNT_LATEST.READ_AT);
    private static final Field<Integer> FREE = DSL.field(DSL.name(ACCOUNTS, DSL.name("free")), Integer.class);

    private BatchGroups() {}

    private static <T> Field<T> column(String name, Field<T> like) {
        return DSL.field(DSL.name(ACCOUNTS, DSL.name(name)), like.getDataType());
    }

    static List<Group> of(DSLContext db, DueRule rule) {
        DueConditions conditions = new DueConditions(rule);
        Table<?> accounts = db.select(
                        ACCOUNT_LATEST.NETWORK,
                        ACCOUNT_LATEST.READ_AT,
                        conditions.purpose().as("purpose"),
                        DueConditions.askedAt().as("asked_at"),
                        DSL.when(conditions.isFree(), 1).otherwise(0).as("free"))
                .from(ACCOUNT_LATEST)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ACCOUNT_LATEST.ACCOUNT_ID))
                .asTable(ACCOUNTS);
        Condition due = FREE.eq(1).and(conditions.isDue(PURPOSE, ASKED_AT));
        return db
                .select(NETWORK, PURPOSE, DSL.count(), DSL.count(DSL.when(due, 1)), DSL.min(DSL.when(due, READ_AT)))
                .from(accounts)
                .groupBy(NETWORK, PURPOSE)
                .fetch(row -> new Group(
                        new Network(row.value1()),
                        Codes.known(Purpose::ofCode, row.value2()),
                        row.value3(),
                        row.value4(),
                        Optional.ofNullable(row.value5())))
                .stream()
                .sorted(Comparator.comparing(Group::network).thenComparing(Group::purpose))
                .toList();
    }
}
