package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_BY_HAND;
import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.CREATOR;
import static dev.rapport.persistence.internal.generated.Tables.POST_BY_HAND;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.ByHandRoster.Key;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.ReadingsByHand;
import dev.rapport.persistence.AccountRows.Loaded;
import dev.rapport.persistence.internal.InstantBinding;
import dev.rapport.persistence.internal.generated.tables.AccountByHand;
import dev.rapport.persistence.internal.generated.tables.PostByHand;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Readings by hand in tables of their own, so that what the APIs said is stored and found as if there were none. */
final class JooqReadingsByHand implements ReadingsByHand {
    private final Database database;
    private final Clock clock;

    JooqReadingsByHand(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public List<Saved> save(List<Entry> entries, boolean dryRun) {
        if (entries.isEmpty()) {
            return List.of();
        }
        Instant now = InstantBinding.micros(clock.instant());
        return database.write(tx -> {
            List<Account> accounts = AccountRows.load(tx, isMeant(entries)).stream()
                    .map(Loaded::account)
                    .toList();
            if (!dryRun) {
                lock(tx, accounts);
            }
            return ByHandWriter.write(tx, accounts, entries, dryRun, now);
        });
    }

    private static Condition isMeant(List<Entry> entries) {
        return CREATOR.OWNER_ID
                .eq(AccountRows.HOUSE)
                .and(CREATOR.CREATOR_KEY.in(entries.stream()
                        .map(entry -> entry.creator().value())
                        .distinct()
                        .toList()));
    }

    /** Whoever writes readings of these accounts waits, so that both never make the same revision. */
    private static void lock(DSLContext tx, List<Account> accounts) {
        tx.select(ACCOUNT_LATEST.ACCOUNT_ID)
                .from(ACCOUNT_LATEST)
                .where(ACCOUNT_LATEST.ACCOUNT_ID.in(ids(accounts)))
                .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                .forUpdate()
                .fetch();
    }

    private static List<Long> ids(List<Account> accounts) {
        return accounts.stream().map(account -> account.id().value()).toList();
    }

    @Override
    public Map<AccountId, ByHand> of(Collection<AccountId> accounts, Set<Source> sources, Optional<Instant> asOf) {
        List<Long> ids = accounts.stream().map(AccountId::value).distinct().toList();
        List<String> codes = sources.stream().map(Source::code).toList();
        if (ids.isEmpty() || codes.isEmpty()) {
            return Map.of();
        }
        Condition audiences = asOf.map(ACCOUNT_BY_HAND.TAKEN_AT::le).orElse(DSL.noCondition());
        Condition posts = asOf.map(POST_BY_HAND.TAKEN_AT::le).orElse(DSL.noCondition());
        return database.read(db -> byAccount(
                standing(
                        db.selectFrom(ACCOUNT_BY_HAND)
                                .where(ACCOUNT_BY_HAND.ACCOUNT_ID.in(ids), ACCOUNT_BY_HAND.SOURCE.in(codes), audiences)
                                .orderBy(ACCOUNT_BY_HAND.REVISION)
                                .fetch(),
                        ByHandRows::key,
                        ByHandRows::reading),
                standing(
                        db.selectFrom(POST_BY_HAND)
                                .where(POST_BY_HAND.ACCOUNT_ID.in(ids), POST_BY_HAND.SOURCE.in(codes), posts)
                                .orderBy(POST_BY_HAND.REVISION)
                                .fetch(),
                        ByHandRows::key,
                        ByHandRows::reading)));
    }

    /** Of each key the last row. */
    private static <R, T> Map<Key, T> standing(List<R> rows, Function<R, Key> key, Function<R, T> reading) {
        Map<Key, T> standing = new HashMap<>();
        rows.forEach(row -> standing.put(key.apply(row), reading.apply(row)));
        return standing;
    }

    private static Map<AccountId, ByHand> byAccount(Map<Key, AccountSnapshot> audiences, Map<Key, PostSnapshot> posts) {
        Map<AccountId, List<AccountSnapshot>> ofAudiences = grouped(audiences);
        Map<AccountId, List<PostSnapshot>> ofPosts = grouped(posts);
        Map<AccountId, ByHand> found = new HashMap<>();
        Stream.concat(ofAudiences.keySet().stream(), ofPosts.keySet().stream())
                .distinct()
                .forEach(account -> found.put(
                        account,
                        new ByHand(
                                ofAudiences.getOrDefault(account, List.of()),
                                ofPosts.getOrDefault(account, List.of()))));
        return found;
    }

    private static <T> Map<AccountId, List<T>> grouped(Map<Key, T> readings) {
        return readings.entrySet().stream()
                .collect(Collectors.groupingBy(
                        reading -> reading.getKey().account(),
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    @Override
    public void audiences(Consumer<AccountRow> row) {
        database.each(
                db -> db.select(ACCOUNT_BY_HAND.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK, CREATOR.CREATOR_KEY)
                        .from(ACCOUNT_BY_HAND)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(ACCOUNT_BY_HAND.ACCOUNT_ID))
                        .join(CREATOR)
                        .on(CREATOR.ID.eq(ACCOUNT.CREATOR_ID))
                        .where(ACCOUNT_BY_HAND.REVISION.eq(newestAudience()))
                        .orderBy(ACCOUNT_BY_HAND.ACCOUNT_ID, ACCOUNT_BY_HAND.TAKEN_AT, ACCOUNT_BY_HAND.SOURCE),
                next -> row.accept(new AccountRow(
                        new AccountId(next.get(ACCOUNT.ID)),
                        new Network(next.get(ACCOUNT.NETWORK)),
                        next.get(CREATOR.CREATOR_KEY),
                        ByHandRows.reading(next.into(ACCOUNT_BY_HAND)))));
    }

    private static Select<Record1<Integer>> newestAudience() {
        AccountByHand other = ACCOUNT_BY_HAND.as("other");
        return DSL.select(DSL.max(other.REVISION))
                .from(other)
                .where(
                        other.ACCOUNT_ID.eq(ACCOUNT_BY_HAND.ACCOUNT_ID),
                        other.SOURCE.eq(ACCOUNT_BY_HAND.SOURCE),
                        other.TAKEN_AT.eq(ACCOUNT_BY_HAND.TAKEN_AT));
    }

    @Override
    public void posts(Consumer<PostSnapshotRow> row) {
        database.each(
                db -> db.select(POST_BY_HAND.fields())
                        .select(ACCOUNT.ID, ACCOUNT.NETWORK)
                        .from(POST_BY_HAND)
                        .join(ACCOUNT)
                        .on(ACCOUNT.ID.eq(POST_BY_HAND.ACCOUNT_ID))
                        .where(POST_BY_HAND.REVISION.eq(newestPost()))
                        .orderBy(
                                POST_BY_HAND.ACCOUNT_ID,
                                POST_BY_HAND.POST_CODE,
                                POST_BY_HAND.TAKEN_AT,
                                POST_BY_HAND.SOURCE),
                next -> row.accept(new PostSnapshotRow(
                        new AccountId(next.get(ACCOUNT.ID)),
                        new Network(next.get(ACCOUNT.NETWORK)),
                        ByHandRows.reading(next.into(POST_BY_HAND)))));
    }

    private static Select<Record1<Integer>> newestPost() {
        PostByHand other = POST_BY_HAND.as("other");
        return DSL.select(DSL.max(other.REVISION))
                .from(other)
                .where(
                        other.ACCOUNT_ID.eq(POST_BY_HAND.ACCOUNT_ID),
                        other.POST_CODE.eq(POST_BY_HAND.POST_CODE),
                        other.SOURCE.eq(POST_BY_HAND.SOURCE),
                        other.TAKEN_AT.eq(POST_BY_HAND.TAKEN_AT));
    }
}
