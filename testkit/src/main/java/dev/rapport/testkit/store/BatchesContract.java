package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.Notes;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.Group;
import dev.rapport.domain.store.BatchStore.Lease;
import dev.rapport.domain.store.BatchStore.Made;
import dev.rapport.domain.store.BatchStore.NewBatch;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.LeaseLostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link BatchStore} finds due by what accounts are for, and that only the newest lease writes. */
abstract class BatchesContract extends StorePart {
    private static final Instant NOW = Instant.parse("2026-03-31T00:00:00Z");
    private static final DueRule RULE = ReadingPlan.DEFAULT.now(NOW);
    private static final String LONG_AGO = "2025-06-01T00:00:00Z";

    private int made;

    BatchesContract(StoreContract contract) {
        super(contract);
    }

    private BatchStore batches() {
        return store().batches();
    }

    private static String daysAgo(int days) {
        return NOW.minus(Duration.ofDays(days)).toString();
    }

    /** An account with a list of posts that was read so many days ago. */
    private AccountId read(String name, int days, String newestPost) {
        AccountId account = account(name);
        append("run0", Told.of(account, daysAgo(days)).followers(10).listed().post(name + "-post", newestPost, 1));
        return account;
    }

    private Optional<Made> make(Purpose purpose, DueRule rule, String run) {
        made++;
        return batches()
                .make(new NewBatch("batch" + made, run, Network.YOUTUBE, purpose), rule, NOW, Optional.empty(), 100);
    }

    private List<AccountId> due(Purpose purpose, DueRule rule) {
        if (make(purpose, rule, "run1").isEmpty()) {
            return List.of();
        }
        return ids(batches().take("batch" + made, "somebody").orElseThrow());
    }

    private List<AccountId> due(Purpose purpose) {
        return due(purpose, RULE);
    }

    private List<AccountId> ids(Lease lease) {
        return batches().accounts(lease, 5, Optional.empty(), 100).stream()
                .map(account -> account.account().id())
                .toList();
    }

    @Test
    void a_reading_may_grow_as_old_as_its_purpose_allows() {
        AccountId campaignOld = tagged("running", 2);
        tagged("running-fresh", 0);
        AccountId youngOld = read("young", 3, daysAgo(6));
        read("young-fresh", 1, daysAgo(6));
        AccountId candidateOld = read("candidate", 8, daysAgo(20));
        read("candidate-fresh", 6, daysAgo(20));
        AccountId dormantOld = read("dormant", 31, LONG_AGO);
        read("dormant-fresh", 29, LONG_AGO);
        AccountId never = account("never");
        assertThat(due(Purpose.CAMPAIGN)).containsExactly(campaignOld);
        assertThat(due(Purpose.NEW)).containsExactly(never);
        assertThat(due(Purpose.YOUNG)).containsExactly(youngOld);
        assertThat(due(Purpose.CANDIDATE)).containsExactly(candidateOld);
        assertThat(due(Purpose.DORMANT)).containsExactly(dormantOld);
    }

    private AccountId tagged(String name, int days) {
        save(Entry.of(name, Network.YOUTUBE).handle(name).tags("Campaign", "other"));
        AccountId account = view(Network.YOUTUBE + ":" + name).account().id();
        append("run0", Told.of(account, daysAgo(days)).followers(10).listed().post(name, daysAgo(1), 1));
        return account;
    }

    @Test
    void who_was_never_listed_is_not_dormant_and_a_post_that_is_gone_makes_nobody_young() {
        AccountId unlisted = account("unlisted");
        append("run0", Told.of(unlisted, daysAgo(8)).followers(10));
        AccountId lost = read("lost", 8, daysAgo(2));
        append(
                "run0",
                Told.of(lost, daysAgo(8).replace("00:00:00", "00:00:01"))
                        .followers(10)
                        .gone("lost-post"));
        assertThat(due(Purpose.YOUNG)).isEmpty();
        assertThat(due(Purpose.CANDIDATE)).containsExactly(unlisted);
    }

    @Test
    void who_is_gone_is_asked_less_often_whatever_it_is_for() {
        AccountId gone = tagged("gone", 9);
        append("run0", Told.of(gone, daysAgo(8)).state(AccountState.Kind.NOT_FOUND, ""));
        assertThat(due(Purpose.CAMPAIGN)).isEmpty();
        assertThat(due(Purpose.DORMANT)).isEmpty();
        DueRule later = ReadingPlan.DEFAULT.now(NOW.plus(Duration.ofDays(23)));
        assertThat(due(Purpose.DORMANT, later)).containsExactly(gone);
    }

    @Test
    void the_next_time_of_reading_decides_not_this_one() {
        AccountId candidate = read("candidate", 6, daysAgo(20));
        assertThat(due(Purpose.CANDIDATE, ReadingPlan.DEFAULT.until(NOW, NOW.plus(Duration.ofDays(1)))))
                .isEmpty();
        assertThat(due(Purpose.CANDIDATE, ReadingPlan.DEFAULT.until(NOW, NOW.plus(Duration.ofHours(25)))))
                .containsExactly(candidate);
    }

    @Test
    void untried_are_those_whom_nobody_asked_for_and_those_whose_grant_came_later() {
        AccountId never = account("never");
        append(
                "run0",
                Told.of(account("failed"), daysAgo(1))
                        .outcome(AccountRecord.Kind.FAILED, FailureKind.NETWORK_UNAVAILABLE, "", Optional.empty()));
        AccountId refused = account("refused");
        append("run0", Told.of(refused, daysAgo(1)).state(AccountState.Kind.NOT_AUTHORISED, ""));
        DueRule untried = ReadingPlan.DEFAULT.untried(NOW);
        store().grants().put(refused, new byte[] {1}, NOW.minus(Duration.ofDays(2)));
        assertThat(due(Purpose.NEW, untried)).containsExactly(never);
        store().grants().put(refused, new byte[] {2}, NOW);
        assertThat(due(Purpose.NEW, untried)).containsExactly(refused);
    }

    @Test
    void an_account_is_in_one_batch_at_most_until_it_has_an_outcome() {
        AccountId anna = account("anna");
        assertThat(make(Purpose.NEW, RULE, "run1").orElseThrow().accounts()).isOne();
        assertThat(make(Purpose.NEW, RULE, "run2")).isEmpty();
        assertThat(batches().of(anna).orElseThrow().id()).isEqualTo("batch1");
        Lease lease = batches().take("batch1", "me").orElseThrow();
        batches().append(lease, List.of(failed(anna)));
        assertThat(batches().of(anna)).isEmpty();
        assertThat(make(Purpose.NEW, RULE, "run2")).isPresent();
    }

    private static AccountRecord failed(AccountId account) {
        return Told.of(account, daysAgo(0))
                .outcome(AccountRecord.Kind.FAILED, FailureKind.NETWORK_UNAVAILABLE, "", Optional.empty())
                .record();
    }

    private static AccountRecord deferred(AccountId account) {
        return Told.of(account, daysAgo(0))
                .outcome(AccountRecord.Kind.DEFERRED, FailureKind.QUOTA_EXHAUSTED, "spent", Optional.of(NOW))
                .record();
    }

    @Test
    void batches_follow_each_other_by_position_without_gap_or_overlap() {
        List<AccountId> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            all.add(read("creator" + i, 10 + i % 2, daysAgo(20)));
        }
        List<AccountId> seen = new ArrayList<>();
        Optional<Made> last = Optional.empty();
        for (int i = 0; i < 3; i++) {
            last = batches()
                    .make(
                            new NewBatch("b" + i, "run1", Network.YOUTUBE, Purpose.CANDIDATE),
                            RULE,
                            NOW,
                            last.map(Made::last),
                            2);
            seen.addAll(ids(batches().take("b" + i, "me").orElseThrow()));
        }
        assertThat(last.orElseThrow().accounts()).isOne();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
        assertThat(batches().open()).extracting(Batch::id).containsExactly("b0", "b1", "b2");
    }

    @Test
    void who_was_put_off_stays_in_the_batch() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        make(Purpose.NEW, RULE, "run1");
        Lease lease = batches().take("batch1", "me").orElseThrow();
        batches().append(lease, List.of(failed(anna), deferred(bea)));
        assertThat(ids(lease)).containsExactly(bea);
        batches().release(lease, Optional.of(NOW), "quota spent");
        Batch waiting = batches().open().get(0);
        assertThat(waiting.left()).isOne();
        assertThat(waiting.holder()).isEmpty();
        assertThat(waiting.waitsUntil()).hasValue(NOW);
        assertThat(waiting.reason()).isEqualTo("quota spent");
        assertThat(batches().lastOutcome(bea).orElseThrow().kind()).isEqualTo(AccountRecord.Kind.DEFERRED);
        assertThat(batches().take("batch1", "you")).isPresent();
        assertThat(batches().open().get(0).waitsUntil()).isEmpty();
    }

    @Test
    void what_was_noted_of_an_account_is_there_until_it_is_read() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        make(Purpose.NEW, RULE, "run1");
        Lease ended = batches().take("batch1", "ended").orElseThrow();
        assertThat(batches().notes(ended)).isEmpty();
        batches().note(ended, anna, "first");
        batches().note(ended, anna, "x".repeat(Notes.LONGEST));
        batches().note(ended, bea, "list \uD83C\uDFBE");
        Lease next = batches().take("batch1", "next").orElseThrow();
        assertThat(batches().notes(next)).isEqualTo(Map.of(anna, "x".repeat(Notes.LONGEST), bea, "list \uD83C\uDFBE"));
        batches().append(next, List.of(failed(anna)));
        batches().note(ended, anna, "late");
        assertThat(batches().notes(next)).containsOnlyKeys(bea);
    }

    @Test
    void whoever_lost_the_lease_writes_nothing() {
        AccountId anna = account("anna");
        make(Purpose.NEW, RULE, "run1");
        Lease frozen = batches().take("batch1", "frozen").orElseThrow();
        Lease awake = batches().take("batch1", "awake").orElseThrow();
        AccountRecord reading = Told.of(anna, daysAgo(0)).followers(1).record();
        assertThatThrownBy(() -> batches().append(frozen, List.of(reading))).isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> batches().release(frozen, Optional.empty(), ""))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> batches().close(frozen, NOW)).isInstanceOf(LeaseLostException.class);
        assertThat(view(anna).current()).isEmpty();
        assertThat(batches().lastOutcome(anna)).isEmpty();
        assertThat(batches().open().get(0).holder()).hasValue("awake");
        batches().append(awake, List.of(reading));
        assertThat(view(anna).current()).isPresent();
        batches().close(awake, NOW);
        assertThatThrownBy(() -> batches().append(awake, List.of(reading))).isInstanceOf(LeaseLostException.class);
        assertThat(batches().take("batch1", "late")).isEmpty();
    }

    @Test
    void a_run_begins_with_its_first_batch_and_ends_with_its_last() {
        AccountId anna = account("anna");
        assertThat(batches().lastRun()).isEmpty();
        make(Purpose.NEW, RULE, "run1");
        account("bea");
        make(Purpose.NEW, RULE, "run1");
        assertThat(batches().lastRun().orElseThrow().finishedAt()).isEmpty();
        Lease first = batches().take("batch1", "me").orElseThrow();
        batches().append(first, List.of(Told.of(anna, daysAgo(0)).followers(1).record()));
        assertThat(batches().close(first, NOW)).isFalse();
        assertThat(batches().close(batches().take("batch2", "me").orElseThrow(), NOW))
                .isTrue();
        assertThat(batches().lastRun().orElseThrow())
                .isEqualTo(new BatchStore.Run("run1", NOW, Optional.of(NOW), "youtube: 1 of 1 read"));
        assertThat(batches().open()).isEmpty();
    }

    @Test
    void what_several_batches_met_adds_up() {
        batches().addDrift("run1", List.of(new Drift(Network.YOUTUBE, "field x", 2, NOW)));
        batches().addDrift("run1", List.of(new Drift(Network.YOUTUBE, "field x", 3, NOW.plusSeconds(1))));
        List<Drift> all = new ArrayList<>();
        store().facts().drift(row -> all.add(row.drift()));
        assertThat(all).containsExactly(new Drift(Network.YOUTUBE, "field x", 5, NOW));
    }

    @Test
    void groups_tell_how_many_there_are_and_are_due() {
        tagged("running", 2);
        read("candidate", 8, daysAgo(20));
        read("candidate-fresh", 6, daysAgo(20));
        account("tok", Network.TIKTOK, "tok");
        assertThat(batches().groups(RULE))
                .containsExactly(
                        new Group(Network.TIKTOK, Purpose.NEW, 1, 1, Optional.empty()),
                        new Group(Network.YOUTUBE, Purpose.CAMPAIGN, 1, 1, Optional.of(at(daysAgo(2)))),
                        new Group(Network.YOUTUBE, Purpose.CANDIDATE, 2, 1, Optional.of(at(daysAgo(8)))));
        make(Purpose.CAMPAIGN, RULE, "run1");
        assertThat(batches().groups(RULE).get(1))
                .isEqualTo(new Group(Network.YOUTUBE, Purpose.CAMPAIGN, 1, 0, Optional.empty()));
    }

    @Test
    void without_tags_no_account_is_for_a_campaign() {
        tagged("running", 8);
        ReadingPlan plan = ReadingPlan.DEFAULT;
        ReadingPlan noTags = new ReadingPlan(
                Set.of(),
                plan.campaign(),
                plan.young(),
                plan.candidate(),
                plan.dormant(),
                plan.youngPostAge(),
                plan.dormantAfter());
        assertThat(due(Purpose.CAMPAIGN, noTags.now(NOW))).isEmpty();
        assertThat(due(Purpose.YOUNG, noTags.now(NOW))).hasSize(1);
    }
}
