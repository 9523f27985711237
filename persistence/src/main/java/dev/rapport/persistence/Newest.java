package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_SNAPSHOT;
import static dev.rapport.persistence.internal.generated.Tables.POST;
import static dev.rapport.persistence.internal.generated.Tables.POST_SNAPSHOT;

import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.persistence.AccountRows.Loaded;
import dev.rapport.persistence.internal.generated.tables.records.AccountLatestRow;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** The newest readings of a page of accounts, now or as they were at a moment. */
final class Newest {
    private static final Field<Integer> PLACE = DSL.field(DSL.name("place"), Integer.class);

    private static final List<Field<?>> READ_THEN = Stream.concat(POST_SNAPSHOT.fieldStream(), Stream.of(POST.URL))
            .<Field<?>>map(field -> field)
            .toList();

    private final DSLContext db;
    private final List<Long> accounts;
    private final Optional<Instant> asOf;
    private final Map<Long, AccountSnapshot> current;
    private final Map<Long, AccountSnapshot> suspect;

    private Newest(
            DSLContext db,
            List<Long> accounts,
            Optional<Instant> asOf,
            Map<Long, AccountSnapshot> current,
            Map<Long, AccountSnapshot> suspect) {
        this.db = db;
        this.accounts = accounts;
        this.asOf = asOf;
        this.current = current;
        this.suspect = suspect;
    }

    static Newest of(DSLContext db, List<Loaded> accounts, Optional<Instant> asOf) {
        List<Long> ids = accounts.stream().map(Loaded::id).toList();
        return asOf.isPresent() ? then(db, ids, asOf.get()) : now(db, ids, accounts);
    }

    private static Newest now(DSLContext db, List<Long> ids, List<Loaded> accounts) {
        Map<Long, AccountSnapshot> current = new HashMap<>();
        Condition isSuspect = DSL.noCondition();
        for (Loaded loaded : accounts) {
            AccountLatestRow latest = loaded.latest();
            AccountReadings.current(latest).ifPresent(snapshot -> current.put(loaded.id(), snapshot));
            if (latest.getReadAt() != null && !latest.getReadAt().equals(latest.getCurrentAt())) {
                isSuspect = isSuspect.or(ACCOUNT_SNAPSHOT
                        .ACCOUNT_ID
                        .eq(loaded.id())
                        .and(ACCOUNT_SNAPSHOT.TAKEN_AT.eq(latest.getReadAt())));
            }
        }
        Map<Long, AccountSnapshot> suspect = new HashMap<>();
        if (!isSuspect.equals(DSL.noCondition())) {
            db.selectFrom(ACCOUNT_SNAPSHOT)
                    .where(isSuspect)
                    .forEach(row -> suspect.put(row.getAccountId(), AccountReadings.snapshot(row)));
        }
        return new Newest(db, ids, Optional.empty(), current, suspect);
    }

    private static Newest then(DSLContext db, List<Long> ids, Instant asOf) {
        Map<Long, AccountSnapshot> current = new HashMap<>();
        Map<Long, AccountSnapshot> suspect = new HashMap<>();
        Condition upTo = ACCOUNT_SNAPSHOT.ACCOUNT_ID.in(ids).and(ACCOUNT_SNAPSHOT.TAKEN_AT.le(asOf));
        accountReadings(db, upTo.and(ACCOUNT_SNAPSHOT.SUSPECT.isFalse()), 1)
                .forEach((id, snapshots) -> current.put(id, snapshots.get(0)));
        accountReadings(db, upTo, 1).forEach((id, snapshots) -> {
            if (snapshots.get(0).suspect()) {
                suspect.put(id, snapshots.get(0));
            }
        });
        return new Newest(db, ids, Optional.of(asOf), current, suspect);
    }

    Optional<AccountSnapshot> current(Loaded loaded) {
        return Optional.ofNullable(current.get(loaded.id()));
    }

    Optional<AccountSnapshot> suspect(Loaded loaded) {
        return Optional.ofNullable(suspect.get(loaded.id()));
    }

    /** By account, oldest first. */
    Map<Long, List<AccountSnapshot>> history(int readings) {
        if (readings <= 0) {
            return Map.of();
        }
        Condition upTo = asOf.map(ACCOUNT_SNAPSHOT.TAKEN_AT::le).orElse(DSL.noCondition());
        Map<Long, List<AccountSnapshot>> history =
                accountReadings(db, ACCOUNT_SNAPSHOT.ACCOUNT_ID.in(accounts).and(upTo), readings);
        history.values().forEach(Collections::reverse);
        return history;
    }

    private static Map<Long, List<AccountSnapshot>> accountReadings(DSLContext db, Condition which, int readings) {
        return firstOfEach(
                        db,
                        ACCOUNT_SNAPSHOT,
                        db.select(ACCOUNT_SNAPSHOT.fields())
                                .select(place(ACCOUNT_SNAPSHOT.ACCOUNT_ID, ACCOUNT_SNAPSHOT.TAKEN_AT.desc()))
                                .from(ACCOUNT_SNAPSHOT)
                                .where(which),
                        readings)
                .coerce(ACCOUNT_SNAPSHOT)
                .fetchGroups(ACCOUNT_SNAPSHOT.ACCOUNT_ID, AccountReadings::snapshot);
    }

    /** By account, newest post first, without those that are gone. */
    Map<Long, List<PostSnapshot>> posts(int newest) {
        if (newest <= 0) {
            return Map.of();
        }
        return asOf.map(moment -> postsThen(newest, moment)).orElseGet(() -> postsNow(db, accounts, newest));
    }

    static Map<Long, List<PostSnapshot>> postsNow(DSLContext db, List<Long> accounts, int newest) {
        return firstOfEach(
                        db,
                        POST,
                        db.select(POST.fields())
                                .select(place(POST.ACCOUNT_ID, POST.PUBLISHED_AT.desc(), POST.POST_ID.desc()))
                                .from(POST)
                                .where(POST.ACCOUNT_ID.in(accounts), POST.GONE_SINCE.isNull()),
                        newest)
                .coerce(POST)
                .fetchGroups(POST.ACCOUNT_ID, PostReadings::snapshot);
    }

    private Map<Long, List<PostSnapshot>> postsThen(int newest, Instant moment) {
        Map<Long, List<PostSnapshot>> posts = new HashMap<>();
        Result<Record> rows = firstOfEach(
                        db,
                        POST_SNAPSHOT,
                        db.select(POST_SNAPSHOT.fields())
                                .select(POST.URL)
                                .select(DSL.rowNumber()
                                        .over()
                                        .partitionBy(POST_SNAPSHOT.ACCOUNT_ID, POST_SNAPSHOT.POST_ID)
                                        .orderBy(POST_SNAPSHOT.TAKEN_AT.desc())
                                        .as(PLACE))
                                .from(POST_SNAPSHOT)
                                .join(POST)
                                .on(
                                        POST.ACCOUNT_ID.eq(POST_SNAPSHOT.ACCOUNT_ID),
                                        POST.POST_ID.eq(POST_SNAPSHOT.POST_ID))
                                .where(
                                        POST_SNAPSHOT.ACCOUNT_ID.in(accounts),
                                        POST_SNAPSHOT.TAKEN_AT.le(moment),
                                        POST.GONE_SINCE.isNull().or(POST.GONE_SINCE.gt(moment))),
                        1)
                .coerce(READ_THEN)
                .fetch();
        rows.intoGroups(POST_SNAPSHOT.ACCOUNT_ID)
                .forEach((account, ofAccount) -> posts.put(
                        account,
                        ofAccount.stream()
                                .map(row -> PostReadings.snapshot(row.into(POST_SNAPSHOT), row.get(POST.URL)))
                                .sorted(Comparator.comparing((PostSnapshot post) ->
                                                post.publishedAt().orElse(Instant.MIN))
                                        .thenComparing(PostSnapshot::id)
                                        .reversed())
                                .limit(newest)
                                .toList()));
        return posts;
    }

    private static SelectFieldOrAsterisk place(Field<Long> account, OrderField<?>... order) {
        return DSL.rowNumber().over().partitionBy(account).orderBy(order).as(PLACE);
    }

    /** Keeps of each partition the rows of the first places, and of their fields all but the last, which is the place. */
    private static ResultQuery<Record> firstOfEach(DSLContext db, Table<?> table, Select<?> numbered, int places) {
        Table<?> ranked = numbered.asTable(table.getName());
        return db.select(Arrays.asList(ranked.fields()).subList(0, ranked.fields().length - 1))
                .from(ranked)
                .where(PLACE.le(places))
                .orderBy(ranked.field("account_id"), PLACE);
    }
}
