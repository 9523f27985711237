package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link dev.rapport.domain.store.SnapshotStore#due} finds, and in what order. */
abstract class DueContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00Z";
    private static final String SECOND = "2026-03-03T00:00:00.000001Z";
    private static final String THIRD = "2026-03-04T00:00:00Z";
    private static final String OLD = "2026-01-01T00:00:00Z";

    DueContract(StoreContract contract) {
        super(contract);
    }

    private List<DueAccount> due(String readBefore) {
        return store().snapshots().due(AccountFilter.ALL, at(readBefore), 10, Optional.empty(), 100);
    }

    private static List<AccountId> ids(List<DueAccount> due) {
        return due.stream().map(account -> account.account().id()).toList();
    }

    @Test
    void who_was_never_read_comes_first_then_the_longest_unread() {
        AccountId late = account("late");
        AccountId early = account("early");
        AccountId never = account("never");
        append(Told.of(late, SECOND).followers(1), Told.of(early, FIRST).followers(1));
        assertThat(ids(due(THIRD))).containsExactly(never, early, late);
        assertThat(store().snapshots().countDue(AccountFilter.ALL, at(THIRD))).isEqualTo(3);
    }

    @Test
    void who_was_read_from_that_moment_on_is_not_due() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(1));
        assertThat(due(SECOND)).isEmpty();
        assertThat(store().snapshots().countDue(AccountFilter.ALL, at(SECOND))).isZero();
        assertThat(due("2026-03-03T00:00:00.000002Z")).hasSize(1);
    }

    @Test
    void a_suspect_reading_is_a_reading_and_an_outcome_without_one_is_not() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        append(Told.of(anna, SECOND).suspectFollowers(0), Told.of(bea, SECOND));
        assertThat(ids(due(SECOND))).containsExactly(bea);
        DueAccount waiting = due(THIRD).get(1);
        assertThat(waiting.account().id()).isEqualTo(anna);
        assertThat(waiting.readAt()).hasValue(at(SECOND));
        assertThat(waiting.current()).isEmpty();
        assertThat(waiting.suspect()).isPresent();
    }

    @Test
    void pages_follow_each_other_without_gap_or_overlap() {
        List<AccountId> all = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            AccountId account = account("creator" + i);
            all.add(account);
            if (i % 3 != 0) {
                append(Told.of(account, i % 3 == 1 ? FIRST : SECOND).followers(i));
            }
        }
        List<AccountId> paged = new ArrayList<>();
        Optional<DuePosition> after = Optional.empty();
        List<DueAccount> page;
        do {
            page = store().snapshots().due(AccountFilter.ALL, at(THIRD), 0, after, 2);
            paged.addAll(ids(page));
            after = page.isEmpty() ? after : Optional.of(position(page.get(page.size() - 1)));
        } while (!page.isEmpty());
        assertThat(paged).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
        assertThat(paged).isEqualTo(ids(due(THIRD)));
    }

    private static DuePosition position(DueAccount account) {
        return new DuePosition(account.readAt(), account.account().id());
    }

    @Test
    void only_who_the_filter_means_is_due() {
        account("anna", Network.YOUTUBE, "anna");
        AccountId bea = account("bea", Network.TIKTOK, "bea");
        List<DueAccount> due =
                store().snapshots().due(AccountFilter.ofNetwork(Network.TIKTOK), at(THIRD), 0, Optional.empty(), 10);
        assertThat(ids(due)).containsExactly(bea);
    }

    @Test
    void what_is_known_comes_along() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST)
                .followers(10)
                .listed()
                .post("p1", OLD, 1)
                .post("p2", "2026-02-01T00:00:00Z", 1)
                .post("p3", "2026-02-02T00:00:00Z", 1));
        append(Told.of(anna, SECOND).followers(11).gone("p3"));
        DueAccount due = due(THIRD).get(0);
        assertThat(due.readAt()).hasValue(at(SECOND));
        assertThat(due.listedAt()).hasValue(at(FIRST));
        assertThat(due.current().orElseThrow().followers().get()).isEqualTo(11);
        assertThat(due.suspect()).isEmpty();
        assertThat(due.posts())
                .containsExactly(
                        new KnownPost("p2", Optional.of(at("2026-02-01T00:00:00Z"))),
                        new KnownPost("p1", Optional.of(at(OLD))));
        assertThat(store().snapshots()
                        .due(AccountFilter.ALL, at(THIRD), 1, Optional.empty(), 10)
                        .get(0)
                        .posts())
                .hasSize(1);
    }

    @Test
    void listed_at_moves_forward_and_only_by_a_whole_list() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(1).listed());
        append(Told.of(anna, FIRST).followers(1).listed());
        Told broken = Told.of(anna, THIRD).listed();
        append(broken.snapshot(new AccountSnapshot(
                Followers.exact(1), Count.of(1), Status.PARTLY_MEASURED, false, broken.provenance())));
        assertThat(due("2026-03-05T00:00:00Z").get(0).listedAt()).hasValue(at(SECOND));
    }

    @Test
    void a_summer_time_gap_of_some_zone_moves_no_moment() {
        AccountId anna = account("anna");
        Instant gap = at("2026-03-29T02:30:00.5Z");
        append(Told.of(anna, gap.toString()).followers(1));
        assertThat(due("2026-03-30T00:00:00Z").get(0).readAt()).hasValue(gap);
        Instant doubled = at("2026-10-25T01:30:00Z");
        append(Told.of(anna, doubled.toString()).followers(1));
        assertThat(due("2026-10-26T00:00:00Z").get(0).readAt()).hasValue(doubled);
    }
}
