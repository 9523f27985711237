package dev.rapport.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import dev.rapport.domain.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A page costs the same few statements however long it is, counted by a real MariaDB. */
final class QueryCostTest {
    private static final int ACCOUNTS = 60;
    /** One for each table that a page touches, as-of a day one more, and one that the counting itself makes. */
    private static final int MOST = 10;

    private static final MariaDbServer SERVER = MariaDbServer.get();
    private static Store store;

    @BeforeAll
    static void fill() {
        Databases.drop(SERVER.options());
        store = JooqStore.open(SERVER.options());
        List<AccountId> accounts = Sample.accounts(
                store, IntStream.range(0, ACCOUNTS).mapToObj(i -> "creator" + i).toArray(String[]::new));
        store.snapshots()
                .append(
                        "run",
                        accounts.stream()
                                .map(account -> Sample.reading(account, 10_000))
                                .toList());
    }

    @AfterAll
    static void close() {
        store.close();
    }

    private static long statements(Runnable reading) {
        long before = SERVER.status("Com_select");
        reading.run();
        return SERVER.status("Com_select") - before;
    }

    private static long ofPage(AccountFilter filter, Optional<Instant> asOf, int limit) {
        return statements(() -> assertThat(
                        store.queries().accounts(filter, new Detail(20, 2, asOf), Optional.empty(), limit))
                .hasSize(limit));
    }

    @Test
    void a_longer_page_of_a_ranking_costs_no_more_statements() {
        AccountFilter food = new AccountFilter(
                Set.of(Network.YOUTUBE),
                Optional.empty(),
                Optional.of("food"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(ofPage(food, Optional.empty(), 50))
                .isEqualTo(ofPage(food, Optional.empty(), 5))
                .isBetween(1L, (long) MOST);
        Optional<Instant> then = Optional.of(Sample.AT);
        assertThat(ofPage(food, then, 50)).isEqualTo(ofPage(food, then, 5)).isBetween(1L, (long) MOST);
    }

    @Test
    void a_longer_batch_of_due_accounts_costs_no_more_statements() {
        Instant later = Sample.AT.plusSeconds(1);
        long few = statements(() -> store.snapshots().due(AccountFilter.ALL, later, 20, Optional.empty(), 5));
        long many = statements(() -> store.snapshots().due(AccountFilter.ALL, later, 20, Optional.empty(), 50));
        assertThat(many).isEqualTo(few).isBetween(1L, (long) MOST);
    }

    @Test
    void readings_that_are_kept_already_are_found_without_asking_for_each() {
        List<AccountRecord> again = Sample.views(store).stream()
                .map(view -> Sample.reading(view.account().id(), 10_000))
                .toList();
        long few = statements(() -> store.snapshots().append("again", again.subList(0, 5)));
        long many = statements(() -> store.snapshots().append("again", again.subList(0, Pairs.TOGETHER)));
        assertThat(many).isEqualTo(few).isBetween(1L, (long) MOST);
    }

    @Test
    void the_next_page_is_found_by_key_and_not_by_counting_past_the_first() {
        List<AccountView> first =
                store.queries().accounts(AccountFilter.ALL, new Detail(0, 0, Optional.empty()), Optional.empty(), 30);
        AccountId last = first.get(first.size() - 1).account().id();
        long before = SERVER.status("Handler_read_next") + SERVER.status("Handler_read_key");
        store.queries().accounts(AccountFilter.ALL, new Detail(0, 0, Optional.empty()), Optional.of(last), 1);
        long touched = SERVER.status("Handler_read_next") + SERVER.status("Handler_read_key") - before;
        assertThat(touched).isLessThan(ACCOUNTS);
    }

    @Test
    void the_next_page_of_due_accounts_is_found_without_sorting_all_that_are_due() {
        AccountFilter network = AccountFilter.ofNetwork(Network.YOUTUBE);
        Instant later = Sample.AT.plusSeconds(1);
        List<DueAccount> first = store.snapshots().due(network, later, 0, Optional.empty(), 30);
        DueAccount last = first.get(first.size() - 1);
        DuePosition reached = new DuePosition(last.readAt(), last.account().id());
        long before = SERVER.status("Handler_read_next") + SERVER.status("Handler_read_key");
        assertThat(store.snapshots().due(network, later, 0, Optional.of(reached), 1))
                .hasSize(1);
        long touched = SERVER.status("Handler_read_next") + SERVER.status("Handler_read_key") - before;
        assertThat(touched).isLessThan(ACCOUNTS / 2);
    }
}
