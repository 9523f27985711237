package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.FactExport.OutcomeRow;
import dev.rapport.domain.store.FactExport.QuarantineRow;
import dev.rapport.domain.store.PostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Whatever text people and networks come up with is no error: it comes back as it was, or, where it is too long for its
 * place, as its beginning and an ellipsis.
 */
abstract class TextContract extends StorePart {
    private static final String AT = "2026-03-02T00:00:00Z";
    private static final String CHEF = "\uD83D\uDC69\u200D\uD83C\uDF73";

    private static final Map<String, String> DIFFICULT = Map.of(
            "emoji",
            CHEF + "\uD83C\uDDEB\uD83C\uDDF7\u2764\uFE0F",
            "right-to-left",
            "\u202E\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627\u202C abc",
            "combining",
            "e\u0301 \u00E9 Z\u0351\u036B\u0343\u036A\u0302 \u1100\u1161\u11A8",
            "zero-width",
            "a\u200Bb\u200C\u200D\uFEFFc\u2060",
            "nul",
            "a\u0000b\u0001\u001B\r\n\tc",
            "sql",
            "'; DROP TABLE creator; -- \" ` \\ \\' % _ ${x} {0} ?",
            "markup",
            "<script>alert(1)</script> &amp; =1+1",
            "beyond the first plane",
            "\uD842\uDFB7\uD801\uDC37\uDBFF\uDFFD");

    TextContract(StoreContract contract) {
        super(contract);
    }

    private Told everywhere(AccountId account, String text) {
        return Told.of(account, AT)
                .outcome(AccountRecord.Kind.READ, FailureKind.MALFORMED_RECORD, text, Optional.empty())
                .state(AccountState.Kind.ACTIVE, text)
                .name(text)
                .followers(1)
                .post("p1", "2026-01-01T00:00:00Z", 1)
                .text("p1", text)
                .finding(text, Optional.of(text));
    }

    private Entry everywhere(String key, String text) {
        return Entry.of(key)
                .handle(key)
                .name(text)
                .city(text)
                .notes(text)
                .niches(text)
                .tags(text);
    }

    private <T> List<T> written(Consumer<Consumer<T>> facts) {
        List<T> rows = new ArrayList<>();
        facts.accept(rows::add);
        return rows;
    }

    @Test
    void difficult_text_comes_back_as_it_was_from_every_place_that_keeps_text() {
        DIFFICULT.values().forEach(text -> {
            String key = "creator" + Integer.toHexString(text.hashCode());
            assertThat(save(everywhere(key, text)).change()).isEqualTo(Change.ADDED);
            assertThat(save(everywhere(key, text)).change()).isEqualTo(Change.UNCHANGED);
            AccountId account = view("youtube:" + key).account().id();
            append(everywhere(account, text));
            AccountView view = view(account);
            Creator creator = view.creator();
            assertThat(creator.name()).hasValue(text);
            assertThat(creator.city()).hasValue(text);
            assertThat(creator.notes()).hasValue(text);
            assertThat(creator.tags()).containsExactly(text);
            assertThat(creator.niches()).containsExactly(text.toLowerCase(Locale.ROOT));
            assertThat(view.account().state().detail()).isEqualTo(text);
            assertThat(store().queries()
                            .countAccounts(
                                    filter(Optional.of(text), Optional.empty(), Optional.of(text), Optional.of(text))))
                    .isOne();
        });
        assertThat(this.<OutcomeRow>written(store().facts()::outcomes))
                .extracting(OutcomeRow::detail)
                .containsExactlyInAnyOrderElementsOf(DIFFICULT.values());
        assertThat(this.<QuarantineRow>written(store().facts()::quarantine))
                .allSatisfy(row -> assertThat(row.record()).hasValue(row.detail()))
                .extracting(QuarantineRow::detail)
                .containsExactlyInAnyOrderElementsOf(DIFFICULT.values());
    }

    @Test
    void long_text_comes_back_whole_or_as_its_beginning_with_an_ellipsis() {
        String text = CHEF.repeat(1000);
        save(everywhere("anna", text));
        assertThat(save(everywhere("anna", text)).change()).isEqualTo(Change.UNCHANGED);
        AccountId anna = view("youtube:anna").account().id();
        append(everywhere(anna, text));
        AccountView view = view(anna);
        Creator creator = view.creator();
        assertThat(List.of(
                        creator.name().orElseThrow(),
                        creator.city().orElseThrow(),
                        creator.notes().orElseThrow(),
                        creator.tags().iterator().next(),
                        creator.niches().iterator().next(),
                        view.account().state().detail()))
                .allSatisfy(kept -> assertIsOrBegins(kept, text));
        assertThat(this.<QuarantineRow>written(store().facts()::quarantine))
                .singleElement()
                .satisfies(row -> {
                    assertIsOrBegins(row.detail(), text);
                    assertThat(row.record()).hasValue(text);
                });
        store().snapshots().begin(RUN, at(AT));
        store().snapshots().finish(RUN, at(AT), text);
    }

    private static void assertIsOrBegins(String kept, String text) {
        if (!kept.equals(text)) {
            assertThat(kept).endsWith("\u2026").hasSizeGreaterThan(10);
            assertThat(text).startsWith(kept.substring(0, kept.length() - 1));
            assertThat(Character.isHighSurrogate(kept.charAt(kept.length() - 2)))
                    .isFalse();
        }
    }

    @Test
    void half_a_character_is_kept_or_marked_as_the_replacement_character() {
        String half = "a\uD83Db\uDE00";
        save(everywhere("anna", half));
        AccountId anna = view("youtube:anna").account().id();
        append(everywhere(anna, half));
        Creator creator = view(anna).creator();
        assertThat(List.of(
                        creator.name().orElseThrow(), creator.tags().iterator().next()))
                .allSatisfy(kept -> assertThat(kept).isIn(half, "a\uFFFDb\uFFFD"));
    }

    @Test
    void a_post_whose_id_is_difficult_is_kept_by_that_id_or_set_aside() {
        AccountId anna = account("anna");
        List<String> ids =
                List.of(CHEF, "e\u0301", "\u00E9", "a\u200Bb", "ab", "AB", "a\u0000b", "x".repeat(5000), "\uD83D");
        Told told = Told.of(anna, AT).followers(1);
        ids.forEach(id -> told.post(id, "2026-01-01T00:00:00Z", 1));
        append(told);
        List<String> kept = view(anna).posts().stream().map(PostSnapshot::id).toList();
        assertThat(kept).contains(CHEF, "e\u0301", "\u00E9", "a\u200Bb", "ab", "AB");
        List<String> setAside = this.<QuarantineRow>written(store().facts()::quarantine).stream()
                .map(row -> row.record().orElseThrow())
                .toList();
        assertThat(kept.size() + setAside.size()).isEqualTo(ids.size());
    }

    @Test
    void ids_and_words_that_differ_by_case_accent_or_blanks_alone_stay_apart() {
        List<String> keys =
                List.of("anna", "Anna", "\u00E0nna", "ann\u0061\u0300", "anna\u200B", "stra\u00DFe", "strasse");
        for (int i = 0; i < keys.size(); i++) {
            String id = "UC" + keys.get(i);
            assertThat(save(Entry.of(keys.get(i), Network.YOUTUBE).id(id).tags(keys.get(i)))
                            .change())
                    .isEqualTo(Change.ADDED);
        }
        keys.forEach(key -> {
            assertThat(views(key)).hasSize(1);
            assertThat(views("youtube:UC" + key))
                    .singleElement()
                    .satisfies(view -> assertThat(view.creator().key().value()).isEqualTo(key));
        });
    }
}
