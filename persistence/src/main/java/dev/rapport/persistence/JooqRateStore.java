package dev.rapport.persistence;

import static dev.rapport.persistence.internal.generated.Tables.ACCOUNT_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.RATE_LATEST;
import static dev.rapport.persistence.internal.generated.Tables.RATE_RANK;

import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.RankQuery;
import dev.rapport.domain.store.RankQuery.Use;
import dev.rapport.domain.store.RateStore;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Standing;
import dev.rapport.domain.store.Standing.Position;
import dev.rapport.domain.store.StoreException;
import dev.rapport.persistence.internal.generated.tables.records.RateLatestRow;
import dev.rapport.persistence.internal.generated.tables.records.RateRankRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.Record3;
import org.jooq.Record6;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Kept rates: each network is asked for itself, since it has a definition and a minimum of its own. */
final class JooqRateStore implements RateStore {
    private static final Detail BARE = new Detail(0, 0, Optional.empty());

    private final Database database;

    JooqRateStore(Database database) {
        this.database = database;
    }

    @Override
    public long countDue(String basis) {
        return database.read(db -> (long) db.fetchCount(ACCOUNT_LATEST, isDue(basis)));
    }

    private static Condition isDue(String basis) {
        return ACCOUNT_LATEST.RATED_AS.isNull().or(ACCOUNT_LATEST.RATED_AS.ne(basis));
    }

    @Override
    public int refresh(String basis, Detail detail, int limit, Function<AccountView, List<Kept>> compute) {
        List<Long> due = due(basis, limit);
        if (!due.isEmpty()) {
            database.write(tx -> {
                List<Long> locked = tx.select(ACCOUNT_LATEST.ACCOUNT_ID)
                        .from(ACCOUNT_LATEST)
                        .where(ACCOUNT_LATEST.ACCOUNT_ID.in(due))
                        .orderBy(ACCOUNT_LATEST.ACCOUNT_ID)
                        .forUpdate()
                        .fetch(ACCOUNT_LATEST.ACCOUNT_ID);
                keep(tx, locked, JooqCreatorQueries.views(tx, locked, detail), compute);
                return tx.update(ACCOUNT_LATEST)
                        .set(ACCOUNT_LATEST.RATED_AS, basis)
                        .where(ACCOUNT_LATEST.ACCOUNT_ID.in(locked))
                        .execute();
            });
        }
        return due.size();
    }

    /** In three steps, each of which an index answers in its order. */
    private List<Long> due(String basis, int limit) {
        return database.read(db -> Stream.of(
                        ACCOUNT_LATEST.RATED_AS.isNull(),
                        ACCOUNT_LATEST.RATED_AS.lt(basis),
                        ACCOUNT_LATEST.RATED_AS.gt(basis))
                .map(which -> db.select(ACCOUNT_LATEST.ACCOUNT_ID)
                        .from(ACCOUNT_LATEST)
                        .where(which)
                        .orderBy(ACCOUNT_LATEST.RATED_AS, ACCOUNT_LATEST.ACCOUNT_ID)
                        .limit(limit)
                        .fetch(ACCOUNT_LATEST.ACCOUNT_ID))
                .filter(ids -> !ids.isEmpty())
                .findFirst()
                .orElse(List.of()));
    }

    private static void keep(
            DSLContext tx, List<Long> accounts, List<AccountView> views, Function<AccountView, List<Kept>> compute) {
        List<RateLatestRow> latest = new ArrayList<>();
        List<RateRankRow> ranks = new ArrayList<>();
        for (AccountView view : views) {
            for (Kept kept : compute.apply(view)) {
                latest.add(RateRows.latest(kept.standing()));
                ranks.add(RateRows.rank(kept, RateRows.ANY_NICHE));
                view.creator().niches().forEach(niche -> ranks.add(RateRows.rank(kept, niche)));
            }
        }
        tx.deleteFrom(RATE_RANK).where(RATE_RANK.ACCOUNT_ID.in(accounts)).execute();
        tx.deleteFrom(RATE_LATEST).where(RATE_LATEST.ACCOUNT_ID.in(accounts)).execute();
        Rows.insert(tx, RATE_LATEST, latest);
        Rows.insert(tx, RATE_RANK, ranks);
    }

    @Override
    public Set<Network> networks() {
        return database.read(db -> db.selectDistinct(ACCOUNT_LATEST.NETWORK).from(ACCOUNT_LATEST).fetch().stream()
                .map(row -> new Network(row.value1()))
                .collect(Collectors.toSet()));
    }

    /** The best are found and read while everybody is counted: the two take about as long as each other. */
    @Override
    public Ranked ranked(RankQuery query, Sort sort, Optional<Position> after, int limit) {
        try (ExecutorService beside = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<List<Group>> groups = CompletableFuture.supplyAsync(() -> count(query), beside);
            List<Standing> best = best(query, sort, after, limit);
            return new Ranked(best, views(best.stream().map(Standing::account).toList()), groups.join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException refused ? refused : e;
        }
    }

    private List<Standing> best(RankQuery query, Sort sort, Optional<Position> after, int limit) {
        Condition later = after.map(last -> RankConditions.isAfter(sort, last)).orElse(DSL.noCondition());
        return database.read(db -> together(
                        query,
                        (network, use) -> db.select(RankConditions.ordered(sort))
                                .from(RATE_RANK)
                                .where(
                                        RankConditions.looked(query.accounts(), network, use),
                                        RankConditions.kept(query, use),
                                        later)
                                .orderBy(RankConditions.order(sort))
                                .limit(limit))
                .map(ofEach -> standings(db, query, best(db, ofEach, sort, limit), sort))
                .orElse(List.of()));
    }

    /** Of all networks together. */
    private static Table<Record3<String, String, Long>> best(
            DSLContext db, Select<Record> ofEach, Sort sort, int limit) {
        List<OrderField<?>> order = RankConditions.order(sort);
        return db.select(RATE_RANK.NICHE, RATE_RANK.DEFINITION, RATE_RANK.ACCOUNT_ID)
                .from(ofEach.asTable(RATE_RANK.getName()))
                .orderBy(order.subList(RankConditions.SAME_IN_ALL, order.size()))
                .limit(limit)
                .asTable("best");
    }

    /** One question for each network, all of them in one statement. */
    private static <R extends Record> Optional<Select<R>> together(
            RankQuery query, BiFunction<Network, Use, Select<R>> ofOne) {
        return query.uses().entrySet().stream()
                .map(use -> ofOne.apply(use.getKey(), use.getValue()))
                .reduce(Select::unionAll);
    }

    /** The best were found in the index alone; only of them are whole rows read. */
    private static List<Standing> standings(
            DSLContext db, RankQuery query, Table<Record3<String, String, Long>> best, Sort sort) {
        return db
                .select(RATE_RANK.fields())
                .select(RATE_LATEST.fields())
                .from(best)
                .join(RATE_RANK)
                .on(
                        RATE_RANK.NICHE.eq(best.field(RATE_RANK.NICHE)),
                        RATE_RANK.DEFINITION.eq(best.field(RATE_RANK.DEFINITION)),
                        RATE_RANK.ACCOUNT_ID.eq(best.field(RATE_RANK.ACCOUNT_ID)))
                .join(RATE_LATEST)
                .on(RATE_LATEST.ACCOUNT_ID.eq(RATE_RANK.ACCOUNT_ID), RATE_LATEST.DEFINITION.eq(RATE_RANK.DEFINITION))
                .fetch(row -> RateRows.standing(
                        row.into(RATE_RANK), row.into(RATE_LATEST), definition(query, row.get(RATE_RANK.NETWORK))))
                .stream()
                .sorted(Comparator.comparing(standing -> standing.position(sort)))
                .toList();
    }

    private static MetricDefinition definition(RankQuery query, String network) {
        return Objects.requireNonNull(query.uses().get(new Network(network))).definition();
    }

    @Override
    public void each(RankQuery query, Consumer<Standing> standing) {
        query.uses()
                .forEach((network, use) -> database.each(
                        db -> db.select(RATE_RANK.fields())
                                .select(RATE_LATEST.fields())
                                .from(RATE_RANK)
                                .join(RATE_LATEST)
                                .on(
                                        RATE_LATEST.ACCOUNT_ID.eq(RATE_RANK.ACCOUNT_ID),
                                        RATE_LATEST.DEFINITION.eq(RATE_RANK.DEFINITION))
                                .where(
                                        RankConditions.looked(query.accounts(), network, use),
                                        RankConditions.kept(query, use)),
                        row -> standing.accept(
                                RateRows.standing(row.into(RATE_RANK), row.into(RATE_LATEST), use.definition()))));
    }

    @Override
    public List<Group> count(RankQuery query) {
        return database.read(db -> together(query, (network, use) -> counted(db, query, network, use))
                .map(all -> all.fetch(JooqRateStore::group))
                .orElse(List.of()));
    }

    private static Select<Record6<String, String, Integer, Integer, Integer, Integer>> counted(
            DSLContext db, RankQuery query, Network network, Use use) {
        Condition inside = query.audiences().isPresent()
                ? RATE_RANK.FOLLOWERS.isNull().or(RankConditions.isIn(query))
                : DSL.noCondition();
        Condition above = RATE_RANK.ABOVE_UNTIL.gt(use.minimum());
        Condition below = RATE_RANK.ABOVE_UNTIL.le(use.minimum()).and(RATE_RANK.BELOW_FROM.le(use.minimum()));
        return db.select(
                        RATE_RANK.AUDIENCE,
                        RATE_RANK.STATUS,
                        DSL.count(),
                        number(inside),
                        number(inside.and(above)),
                        number(inside.and(below)))
                .from(RATE_RANK)
                .where(RankConditions.looked(query.accounts(), network, use))
                .groupBy(RATE_RANK.AUDIENCE, RATE_RANK.STATUS);
    }

    private static Group group(Record6<String, String, Integer, Integer, Integer, Integer> row) {
        int inside = row.value4();
        int above = row.value5();
        int below = row.value6();
        return new Group(
                Codes.status(row.value1()),
                Codes.status(row.value2()),
                row.value3() - inside,
                above,
                below,
                inside - above - below);
    }

    private static Field<Integer> number(Condition condition) {
        return DSL.count(DSL.when(condition, DSL.inline(1)));
    }

    @Override
    public List<AccountView> views(Collection<AccountId> accounts) {
        List<Long> ids = accounts.stream().map(AccountId::value).toList();
        return database.read(db -> JooqCreatorQueries.views(db, ids, BARE));
    }
}
