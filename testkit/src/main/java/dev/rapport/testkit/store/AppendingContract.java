package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How readings of accounts are kept by {@link dev.rapport.domain.store.SnapshotStore#append}. */
abstract class AppendingContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00.000001Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";
    private static final String THIRD = "2026-03-04T00:00:00Z";

    AppendingContract(StoreContract contract) {
        super(contract);
    }

    private static long followers(Optional<AccountSnapshot> snapshot) {
        return snapshot.orElseThrow().followers().get();
    }

    @Test
    void a_reading_comes_back_with_its_whole_passport() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST).snapshot(Followers.rounded(15_200, 15_200, 15_299), false);
        assertThat(append(told)).containsExactly(told.record());
        assertThat(view(anna).current()).isEqualTo(told.record().snapshot());
        assertThat(view(anna).history())
                .containsExactly(told.record().snapshot().orElseThrow());
        assertThat(view(anna).suspect()).isEmpty();
    }

    @Test
    void every_reason_for_absence_comes_back_and_none_becomes_zero() {
        AccountId anna = account("anna");
        Status[] reasons = Status.values();
        for (int i = 0; i < reasons.length; i++) {
            if (reasons[i] != Status.MEASURED) {
                Provenance provenance =
                        new Provenance(Source.USER_ENTERED, "by-hand", at(FIRST).plusSeconds(i));
                AccountSnapshot absent = new AccountSnapshot(
                        Followers.absent(reasons[i]), Count.absent(reasons[i]), reasons[i], false, provenance);
                append(Told.of(anna, FIRST).snapshot(absent));
                assertThat(view(anna).current()).hasValue(absent);
            }
        }
        assertThat(view(anna).history()).hasSize(reasons.length - 1);
    }

    @Test
    void the_greatest_and_the_least_counts_fit() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(Long.MAX_VALUE));
        assertThat(followers(view(anna).current())).isEqualTo(Long.MAX_VALUE);
        append(Told.of(anna, SECOND).followers(0));
        assertThat(followers(view(anna).current())).isZero();
    }

    @Test
    void writing_the_same_again_changes_nothing() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST)
                .id("UCabc")
                .handle("annacooks")
                .state(AccountState.Kind.ACTIVE, "")
                .followers(10)
                .listed()
                .post("p1", "2026-01-01T00:00:00Z", 5)
                .text("p1", "soup")
                .finding("odd", Optional.of("{}"));
        List<AccountRecord> written = append(told);
        AccountView before = view(anna);
        assertThat(append(told)).isEqualTo(written);
        assertThat(append("run-2", told)).isEqualTo(written);
        assertThat(view(anna)).isEqualTo(before);
        assertThat(before.history()).hasSize(1);
    }

    @Test
    void a_fact_is_never_edited() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).suspectFollowers(10));
        append(Told.of(anna, FIRST).followers(11));
        assertThat(view(anna).current()).isEmpty();
        assertThat(followers(view(anna).suspect())).isEqualTo(10);
        assertThat(view(anna).history()).hasSize(1);
    }

    @Test
    void two_records_of_one_account_at_one_moment_leave_one_reading() {
        AccountId anna = account("anna");
        append(
                Told.of(anna, FIRST).followers(10).post("p1", "2026-01-01T00:00:00Z", 1),
                Told.of(anna, FIRST).followers(11).post("p1", "2026-01-01T00:00:00Z", 2));
        assertThat(view(anna).history()).hasSize(1);
        assertThat(followers(view(anna).current())).isEqualTo(10);
        assertThat(view(anna).posts().get(0).counts().likes().get()).isOne();
    }

    @Test
    void an_older_reading_joins_the_history_and_does_not_become_current() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(20));
        append(Told.of(anna, FIRST).followers(10));
        assertThat(followers(view(anna).current())).isEqualTo(20);
        assertThat(view(anna).history())
                .extracting(reading -> reading.followers().get())
                .containsExactly(10L, 20L);
    }

    @Test
    void a_suspect_reading_waits_beside_the_current_one_until_the_next() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(10_000));
        append(Told.of(anna, SECOND).suspectFollowers(0));
        assertThat(followers(view(anna).current())).isEqualTo(10_000);
        assertThat(followers(view(anna).suspect())).isZero();
        append(Told.of(anna, THIRD).followers(0));
        assertThat(followers(view(anna).current())).isZero();
        assertThat(view(anna).suspect()).isEmpty();
    }

    @Test
    void a_suspect_reading_older_than_the_current_one_waits_for_nothing() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(10_000));
        append(Told.of(anna, FIRST).suspectFollowers(0));
        assertThat(view(anna).suspect()).isEmpty();
    }

    @Test
    void the_state_is_what_the_newest_record_says() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).state(AccountState.Kind.NOT_FOUND, "gone"));
        append(Told.of(anna, FIRST).state(AccountState.Kind.ACTIVE, ""));
        assertThat(view(anna).account().state())
                .isEqualTo(new AccountState(AccountState.Kind.NOT_FOUND, at(SECOND), "gone"));
        append(Told.of(anna, THIRD));
        assertThat(view(anna).account().state().kind()).isEqualTo(AccountState.Kind.NOT_FOUND);
    }

    @Test
    void every_state_comes_back() {
        AccountId anna = account("anna");
        AccountState.Kind[] kinds = AccountState.Kind.values();
        for (int i = 0; i < kinds.length; i++) {
            append(Told.of(anna, at(FIRST).plusSeconds(i).toString()).state(kinds[i], "said so"));
            assertThat(view(anna).account().state().kind()).isEqualTo(kinds[i]);
        }
    }

    @Test
    void the_good_records_of_a_batch_do_not_mind_an_account_that_is_not_there() {
        AccountId anna = account("anna");
        Told good = Told.of(anna, FIRST).followers(10);
        assertThat(append(Told.of(new AccountId(-5), FIRST).followers(3), good)).containsExactly(good.record());
        assertThat(followers(view(anna).current())).isEqualTo(10);
    }

    @Test
    void every_kind_of_outcome_can_be_written() {
        AccountId anna = account("anna");
        for (AccountRecord.Kind kind : AccountRecord.Kind.values()) {
            for (FailureKind failure : FailureKind.values()) {
                append(
                        kind.code() + "/" + failure.code(),
                        Told.of(anna, FIRST).outcome(kind, failure, "", Optional.of(at(SECOND))));
            }
        }
        assertThat(view(anna).history()).isEmpty();
    }

    @Test
    void nothing_to_append_is_nothing_written() {
        assertThat(append()).isEmpty();
    }

    @Test
    void a_run_may_begin_and_finish_twice() {
        store().snapshots().begin(RUN, at(FIRST));
        store().snapshots().begin(RUN, at(SECOND));
        store().snapshots().finish(RUN, at(SECOND), "{\"read\":1}");
        store().snapshots().finish(RUN, at(THIRD), "{\"read\":1}");
        AccountId anna = account("anna");
        assertThat(append(Told.of(anna, THIRD).followers(1))).hasSize(1);
    }
}
