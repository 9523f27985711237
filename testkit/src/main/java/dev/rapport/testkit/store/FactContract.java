package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.FactExport;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.DriftRow;
import dev.rapport.domain.store.FactExport.OutcomeRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import dev.rapport.domain.store.FactExport.QuarantineRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every fact that was written is handed out, once and in order. */
abstract class FactContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";
    private static final String OLD = "2026-01-01T00:00:00Z";

    FactContract(StoreContract contract) {
        super(contract);
    }

    private FactExport facts() {
        return store().facts();
    }

    private static <T> List<T> all(Consumer<Consumer<T>> export) {
        List<T> rows = new ArrayList<>();
        export.accept(rows::add);
        return rows;
    }

    @Test
    void readings_come_by_account_and_time() {
        AccountId anna = account("anna");
        AccountId bea = account("bea", Network.TIKTOK, "bea");
        Told later = Told.of(anna, SECOND).followers(2);
        Told first = Told.of(anna, FIRST).suspectFollowers(1);
        Told other = Told.of(bea, FIRST).followers(3);
        append(later, other, first);
        assertThat(FactContract.<AccountRow>all(facts()::accountSnapshots))
                .containsExactlyInAnyOrder(
                        new AccountRow(
                                anna,
                                Network.YOUTUBE,
                                "anna",
                                first.record().snapshot().orElseThrow()),
                        new AccountRow(
                                anna,
                                Network.YOUTUBE,
                                "anna",
                                later.record().snapshot().orElseThrow()),
                        new AccountRow(
                                bea,
                                Network.TIKTOK,
                                "bea",
                                other.record().snapshot().orElseThrow()))
                .isSortedAccordingTo((one, two) -> one.account().equals(two.account())
                        ? one.snapshot()
                                .provenance()
                                .observedAt()
                                .compareTo(two.snapshot().provenance().observedAt())
                        : one.account().compareTo(two.account()));
    }

    @Test
    void every_reading_of_a_post_is_kept() {
        AccountId anna = account("anna");
        Told first = Told.of(anna, FIRST).followers(1).post("p1", OLD, 1);
        Told second = Told.of(anna, SECOND).followers(1).post("p1", OLD, 2);
        append(first);
        append(second);
        assertThat(FactContract.<PostSnapshotRow>all(facts()::postSnapshots))
                .containsExactly(
                        new PostSnapshotRow(
                                anna, Network.YOUTUBE, first.record().posts().get(0)),
                        new PostSnapshotRow(
                                anna, Network.YOUTUBE, second.record().posts().get(0)));
    }

    @Test
    void an_outcome_says_what_happened_and_when_to_try_again() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST)
                .outcome(
                        AccountRecord.Kind.DEFERRED,
                        FailureKind.QUOTA_EXHAUSTED,
                        "main is spent",
                        Optional.of(at(SECOND))));
        append("run-2", Told.of(anna, SECOND).followers(1));
        assertThat(FactContract.<OutcomeRow>all(facts()::outcomes))
                .containsExactly(
                        new OutcomeRow(
                                RUN,
                                anna,
                                Network.YOUTUBE,
                                AccountRecord.Kind.DEFERRED,
                                Optional.of(FailureKind.QUOTA_EXHAUSTED),
                                at(FIRST),
                                "main is spent",
                                Optional.of(at(SECOND))),
                        new OutcomeRow(
                                "run-2",
                                anna,
                                Network.YOUTUBE,
                                AccountRecord.Kind.READ,
                                Optional.empty(),
                                at(SECOND),
                                "",
                                Optional.empty()));
    }

    @Test
    void one_run_has_one_outcome_of_an_account_the_newest() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).followers(1));
        append(Told.of(anna, FIRST)
                .outcome(AccountRecord.Kind.FAILED, FailureKind.DEADLINE_EXCEEDED, "slow", Optional.empty()));
        assertThat(FactContract.<OutcomeRow>all(facts()::outcomes))
                .singleElement()
                .satisfies(row -> assertThat(row.kind()).isEqualTo(AccountRecord.Kind.READ));
    }

    @Test
    void what_was_set_aside_is_kept_once_with_its_record() {
        AccountId anna = account("anna");
        Told told = Told.of(anna, FIRST)
                .followers(1)
                .finding("likes are negative", Optional.of("{\"likes\":-1}"))
                .finding("views are negative", Optional.empty());
        append(told);
        append(told);
        assertThat(FactContract.<QuarantineRow>all(facts()::quarantine))
                .containsExactly(
                        new QuarantineRow(
                                RUN,
                                anna,
                                Network.YOUTUBE,
                                at(FIRST),
                                FailureKind.MALFORMED_RECORD,
                                "likes are negative",
                                Optional.of("{\"likes\":-1}")),
                        new QuarantineRow(
                                RUN,
                                anna,
                                Network.YOUTUBE,
                                at(FIRST),
                                FailureKind.MALFORMED_RECORD,
                                "views are negative",
                                Optional.empty()));
    }

    @Test
    void drift_is_kept_with_its_run_and_told_again_in_the_place_of_what_was_told() {
        Drift field = new Drift(Network.YOUTUBE, "a video with the new field mood", 12, at(FIRST));
        Drift value = new Drift(Network.INSTAGRAM, "a post with the unknown media_type SPHERE", 1, at(SECOND));
        store().snapshots().drift(RUN, List.of(field));
        store().snapshots().drift(RUN, List.of(field, value));
        store().snapshots().drift("run-2", List.of());
        assertThat(FactContract.<DriftRow>all(facts()::drift))
                .containsExactly(new DriftRow(RUN, value), new DriftRow(RUN, field));
    }

    @Test
    void an_empty_store_has_no_facts() {
        account("anna");
        assertThat(FactContract.<AccountRow>all(facts()::accountSnapshots)).isEmpty();
        assertThat(FactContract.<FactExport.PostRow>all(facts()::posts)).isEmpty();
        assertThat(FactContract.<PostSnapshotRow>all(facts()::postSnapshots)).isEmpty();
        assertThat(FactContract.<OutcomeRow>all(facts()::outcomes)).isEmpty();
        assertThat(FactContract.<QuarantineRow>all(facts()::quarantine)).isEmpty();
        assertThat(FactContract.<DriftRow>all(facts()::drift)).isEmpty();
    }

    @Test
    void the_store_can_be_asked_while_rows_arrive() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).followers(1));
        append(Told.of(anna, SECOND).followers(2));
        List<Long> seen = new ArrayList<>();
        facts().accountSnapshots(row ->
                seen.add(view(row.account()).current().orElseThrow().followers().get()));
        assertThat(seen).containsExactly(2L, 2L);
    }
}
