package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Account.HandlePeriod;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How {@link dev.rapport.domain.store.CreatorStore} finds, adds and changes. */
abstract class SavingContract extends StorePart {
    SavingContract(StoreContract contract) {
        super(contract);
    }

    private static Entry full() {
        return Entry.of("anna")
                .handle("@AnnaCooks")
                .id("UCabc")
                .name("Anna Ö.")
                .niches("Food", "travel")
                .country("fr")
                .city("Lyon")
                .price("300.00", "EUR")
                .tags("Met at fair", "vip")
                .notes("likes tea");
    }

    @Test
    void everything_entered_is_told_back() {
        assertThat(save(full())).isEqualTo(new Saved(Change.ADDED, ""));
        AccountView view = view("youtube:annacooks");
        assertThat(view.creator().name()).hasValue("Anna Ö.");
        assertThat(view.creator().niches()).containsExactly("food", "travel");
        assertThat(view.creator().country()).hasValue("FR");
        assertThat(view.creator().city()).hasValue("Lyon");
        assertThat(view.creator().tags()).containsExactly("Met at fair", "vip");
        assertThat(view.creator().notes()).hasValue("likes tea");
        Account account = view.account();
        assertThat(account.externalId()).hasValue("UCabc");
        assertThat(account.handle()).hasValue(new Handle("annacooks"));
        assertThat(account.handles())
                .containsExactly(new HandlePeriod(new Handle("annacooks"), clock().instant(), Optional.empty()));
        assertThat(account.state()).isEqualTo(new AccountState(AccountState.Kind.NEVER_READ, clock().instant(), ""));
        assertThat(account.pricePerPost()).hasValue(new Money(new BigDecimal("300.00"), Currency.getInstance("EUR")));
        assertThat(view.current()).isEmpty();
        assertThat(view.suspect()).isEmpty();
        assertThat(view.history()).isEmpty();
        assertThat(view.posts()).isEmpty();
    }

    @Test
    void saving_the_same_again_changes_nothing() {
        save(full());
        AccountView before = view("youtube:UCabc");
        clock().advance(Duration.ofDays(1));
        assertThat(save(full())).isEqualTo(new Saved(Change.UNCHANGED, ""));
        assertThat(view("youtube:UCabc")).isEqualTo(before);
        assertThat(store().queries().countAccounts(AccountFilter.ALL)).isOne();
    }

    @Test
    void a_price_that_only_has_other_zeros_is_the_same_price() {
        save(full());
        assertThat(save(full().price("300", "EUR")).change()).isEqualTo(Change.UNCHANGED);
        assertThat(save(full().price("301", "EUR")).change()).isEqualTo(Change.UPDATED);
        assertThat(save(full().price("301", "CHF")).change()).isEqualTo(Change.UPDATED);
    }

    @Test
    void what_an_entry_leaves_empty_stays_and_words_are_added() {
        save(full());
        Saved saved = save(
                Entry.of("anna").id("UCabc").city("Paris").niches("FOOD", "tea").tags("new"));
        assertThat(saved.change()).isEqualTo(Change.UPDATED);
        AccountView view = view("youtube:UCabc");
        assertThat(view.creator().city()).hasValue("Paris");
        assertThat(view.creator().country()).hasValue("FR");
        assertThat(view.creator().name()).hasValue("Anna Ö.");
        assertThat(view.creator().niches()).containsExactly("food", "tea", "travel");
        assertThat(view.creator().tags()).containsExactly("Met at fair", "new", "vip");
        assertThat(view.account().pricePerPost()).isPresent();
        assertThat(view.account().handle()).hasValue(new Handle("annacooks"));
    }

    @Test
    void an_entry_with_handle_and_id_fills_in_what_was_missing() {
        save(Entry.of("anna").handle("annacooks"));
        save(Entry.of("bea").id("UCbea"));
        assertThat(save(Entry.of("anna").handle("annacooks").id("UCabc")).change())
                .isEqualTo(Change.UPDATED);
        clock().advance(Duration.ofDays(1));
        assertThat(save(Entry.of("bea").handle("beabakes").id("UCbea")).change())
                .isEqualTo(Change.UPDATED);
        assertThat(view("youtube:UCabc").account().handle()).hasValue(new Handle("annacooks"));
        assertThat(view("youtube:beabakes").account().externalId()).hasValue("UCbea");
        assertThat(view("youtube:beabakes").account().handles())
                .containsExactly(new HandlePeriod(new Handle("beabakes"), clock().instant(), Optional.empty()));
        assertThat(store().queries().countAccounts(AccountFilter.ALL)).isEqualTo(2);
    }

    @Test
    void several_entries_of_one_creator_join_into_one_person() {
        List<Saved> saved = store().creators()
                .save(
                        List.of(
                                Entry.of("anna").handle("annacooks").entry(),
                                Entry.of("anna", Network.INSTAGRAM)
                                        .handle("anna.cooks")
                                        .niches("food")
                                        .entry(),
                                Entry.of("anna")
                                        .handle("ANNACOOKS")
                                        .name("Anna")
                                        .entry()),
                        false);
        assertThat(saved).extracting(Saved::change).containsExactly(Change.ADDED, Change.ADDED, Change.UPDATED);
        assertThat(views("anna"))
                .hasSize(2)
                .allSatisfy(view -> assertThat(view.creator().name()).hasValue("Anna"))
                .allSatisfy(view -> assertThat(view.creator().niches()).containsExactly("food"));
    }

    @Test
    void an_account_of_another_creator_is_refused_by_name_and_the_others_are_saved() {
        save(full());
        List<Saved> saved = store().creators()
                .save(
                        List.of(
                                Entry.of("bea").handle("annacooks").entry(),
                                Entry.of("bea").id("UCabc").entry(),
                                Entry.of("bea").handle("beabakes").entry()),
                        false);
        assertThat(saved).extracting(Saved::change).containsExactly(Change.REFUSED, Change.REFUSED, Change.ADDED);
        assertThat(saved.get(0).reason()).contains("@annacooks").contains("anna");
        assertThat(saved.get(1).reason()).contains("UCabc").contains("anna");
        assertThat(views("bea")).hasSize(1);
    }

    @Test
    void another_id_for_a_known_handle_is_refused() {
        save(full());
        Saved saved = save(Entry.of("anna").handle("annacooks").id("UCother"));
        assertThat(saved.change()).isEqualTo(Change.REFUSED);
        assertThat(saved.reason()).contains("UCother").contains("UCabc");
        assertThat(view("youtube:annacooks").account().externalId()).hasValue("UCabc");
    }

    @Test
    void a_dry_run_tells_what_would_happen_and_changes_nothing() {
        save(full());
        AccountView before = view("youtube:UCabc");
        List<Saved> told = store().creators()
                .save(
                        List.of(
                                Entry.of("bea").handle("beabakes").entry(),
                                Entry.of("bea").handle("beabakes").entry(),
                                Entry.of("anna").id("UCabc").city("Nice").entry(),
                                Entry.of("bea").id("UCabc").entry()),
                        true);
        assertThat(told)
                .extracting(Saved::change)
                .containsExactly(Change.ADDED, Change.UNCHANGED, Change.UPDATED, Change.REFUSED);
        assertThat(views("bea")).isEmpty();
        assertThat(view("youtube:UCabc")).isEqualTo(before);
    }

    @Test
    void keys_and_ids_differ_by_case_and_handles_do_not() {
        save(Entry.of("anna").id("UCabc"));
        save(Entry.of("Anna").id("UCABC"));
        assertThat(views("anna")).hasSize(1);
        assertThat(views("Anna")).hasSize(1);
        assertThat(view("youtube:UCabc").creator().key().value()).isEqualTo("anna");
        assertThat(view("youtube:UCABC").creator().key().value()).isEqualTo("Anna");
        save(Entry.of("bea").handle("@BeaBakes"));
        assertThat(save(Entry.of("bea").handle("beabakes")).change()).isEqualTo(Change.UNCHANGED);
    }

    @Test
    void one_handle_may_live_on_several_networks() {
        save(Entry.of("anna", Network.YOUTUBE).handle("anna"));
        assertThat(save(Entry.of("bea", Network.TIKTOK).handle("anna")).change())
                .isEqualTo(Change.ADDED);
        assertThat(view("tiktok:anna").creator().key().value()).isEqualTo("bea");
    }

    @Test
    void difficult_text_comes_back_exactly() {
        String text = "\uD83D\uDC69\u200D\uD83C\uDF73 \u05E2\u05D1\u05E8\u05D9\u05EA \u0645\u0631\u062D\u0628\u0627"
                + " e\u0301 \u00E9 % _ \\ ' \" ; -- \uD83C\uDDEB\uD83C\uDDF7";
        save(Entry.of("\u5F20\u4F1F")
                .handle("\u5F20\u4F1F_1")
                .name(text)
                .notes(text)
                .niches("\uD83C\uDF5C")
                .tags(text));
        AccountView view = view("youtube:\u5F20\u4F1F_1");
        assertThat(view.creator().key().value()).isEqualTo("\u5F20\u4F1F");
        assertThat(view.creator().name()).hasValue(text);
        assertThat(view.creator().notes()).hasValue(text);
        assertThat(view.creator().niches()).containsExactly("\uD83C\uDF5C");
        assertThat(view.creator().tags()).containsExactly(text);
    }

    @Test
    void nothing_to_save_is_nothing_saved() {
        assertThat(store().creators().save(List.of(), false)).isEmpty();
    }
}
