package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Account.HandlePeriod;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.FactExport.OutcomeRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who an account is: ids stay, handles change, and two are never merged. */
abstract class IdentityContract extends StorePart {
    private static final String FIRST = "2026-03-02T00:00:00Z";
    private static final String SECOND = "2026-03-03T00:00:00Z";
    private static final String THIRD = "2026-03-04T00:00:00Z";

    IdentityContract(StoreContract contract) {
        super(contract);
    }

    @Test
    void the_first_answer_sets_the_id() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).id("UCabc").followers(1));
        assertThat(view(anna).account().externalId()).hasValue("UCabc");
    }

    @Test
    void an_id_that_belongs_to_another_account_makes_that_record_a_failure_without_readings() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        append(Told.of(anna, FIRST).id("UCabc").followers(1));
        List<AccountRecord> written = append(
                Told.of(bea, SECOND)
                        .id("UCabc")
                        .handle("other")
                        .state(AccountState.Kind.ACTIVE, "")
                        .followers(7)
                        .post("p1", "2026-01-01T00:00:00Z", 3),
                Told.of(anna, SECOND).id("UCabc").followers(2));
        assertThat(written.get(0).kind()).isEqualTo(AccountRecord.Kind.FAILED);
        assertThat(written.get(0).failure()).hasValue(FailureKind.IDENTITY_CONFLICT);
        assertThat(written.get(0).detail()).contains("UCabc").contains("anna");
        assertThat(written.get(1).kind()).isEqualTo(AccountRecord.Kind.READ);
        Account account = view(bea).account();
        assertThat(account.externalId()).isEmpty();
        assertThat(account.handle()).hasValue(new Handle("bea"));
        assertThat(account.state().kind()).isEqualTo(AccountState.Kind.CONFLICT);
        assertThat(account.state().since()).isEqualTo(at(SECOND));
        assertThat(view(bea).current()).isEmpty();
        assertThat(view(bea).posts()).isEmpty();
        assertThat(view(anna).current().orElseThrow().followers().get()).isEqualTo(2);
    }

    @Test
    void a_handle_that_turns_up_with_another_id_is_a_conflict() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).id("UCabc").followers(1));
        List<AccountRecord> written = append(Told.of(anna, SECOND).id("UCother").followers(9));
        assertThat(written.get(0).failure()).hasValue(FailureKind.IDENTITY_CONFLICT);
        assertThat(view(anna).account().externalId()).hasValue("UCabc");
        assertThat(view(anna).current().orElseThrow().followers().get()).isOne();
    }

    @Test
    void two_records_of_one_batch_that_claim_one_id_are_told_apart() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        List<AccountRecord> written = append(
                Told.of(anna, FIRST).id("UCabc").followers(1),
                Told.of(bea, FIRST).id("UCabc").followers(2));
        assertThat(written)
                .extracting(AccountRecord::kind)
                .containsExactly(AccountRecord.Kind.READ, AccountRecord.Kind.FAILED);
        assertThat(view(anna).account().externalId()).hasValue("UCabc");
        assertThat(view(bea).account().externalId()).isEmpty();
    }

    @Test
    void a_conflict_keeps_the_day_it_began_and_is_written_as_the_outcome() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).id("UCabc").followers(1));
        append(Told.of(anna, SECOND).id("UCother").followers(9));
        append("run-2", Told.of(anna, THIRD).id("UCother").followers(9));
        assertThat(view(anna).account().state().since()).isEqualTo(at(SECOND));
        List<OutcomeRow> outcomes = new ArrayList<>();
        store().facts().outcomes(outcomes::add);
        assertThat(outcomes).extracting(OutcomeRow::failure).containsOnly(Optional.of(FailureKind.IDENTITY_CONFLICT));
    }

    @Test
    void the_same_id_on_two_networks_is_no_conflict() {
        AccountId anna = account("anna", Network.YOUTUBE, "anna");
        AccountId bea = account("bea", Network.TIKTOK, "bea");
        List<AccountRecord> written = append(
                Told.of(anna, FIRST).id("42").followers(1),
                Told.of(bea, FIRST).id("42").followers(2));
        assertThat(written).extracting(AccountRecord::kind).containsOnly(AccountRecord.Kind.READ);
    }

    @Test
    void ids_that_differ_by_case_are_two() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        List<AccountRecord> written = append(
                Told.of(anna, FIRST).id("UCabc").followers(1),
                Told.of(bea, FIRST).id("UCABC").followers(2));
        assertThat(written).extracting(AccountRecord::kind).containsOnly(AccountRecord.Kind.READ);
    }

    @Test
    void a_new_handle_closes_the_period_of_the_old_one() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).id("UCabc").handle("anna").followers(1));
        append(Told.of(anna, SECOND).id("UCabc").handle("annacooks").followers(1));
        Account account = view(anna).account();
        assertThat(account.handle()).hasValue(new Handle("annacooks"));
        assertThat(account.handles())
                .containsExactly(
                        new HandlePeriod(new Handle("anna"), clock().instant(), Optional.of(at(SECOND))),
                        new HandlePeriod(new Handle("annacooks"), at(SECOND), Optional.empty()));
    }

    @Test
    void a_handle_that_comes_back_begins_anew() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).handle("annacooks"));
        append(Told.of(anna, SECOND).handle("anna"));
        assertThat(view(anna).account().handles())
                .extracting(period -> period.handle().value())
                .containsExactly("anna", "annacooks", "anna");
    }

    @Test
    void an_old_record_does_not_bring_back_an_old_handle() {
        AccountId anna = account("anna");
        append(Told.of(anna, SECOND).handle("annacooks"));
        append(Told.of(anna, FIRST).handle("anna"));
        assertThat(view(anna).account().handle()).hasValue(new Handle("annacooks"));
        assertThat(view(anna).account().handles()).hasSize(2);
    }

    @Test
    void an_entry_by_id_finds_the_account_whose_handle_changed() {
        AccountId anna = account("anna");
        append(Told.of(anna, FIRST).id("UCabc").handle("annacooks").followers(1));
        assertThat(save(Entry.of("anna").id("UCabc").city("Lyon")).change()).isEqualTo(Change.UPDATED);
        assertThat(save(Entry.of("anna").handle("annacooks").city("Lyon")).change())
                .isEqualTo(Change.UNCHANGED);
    }
}
