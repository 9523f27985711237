package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.PersonStore.HeldRow;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.Tombstone;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is held about one person can be handed out and be forgotten, whole. */
abstract class PeopleContract extends StorePart {
    private static final String AT = "2026-03-02T00:00:00Z";
    private static final String LATER = "2026-03-03T00:00:00Z";
    private static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private static final CreatorKey ANNA = new CreatorKey("anna");
    private static final Act ACT = new Act("act-1", at(LATER), "tester");

    PeopleContract(StoreContract contract) {
        super(contract);
    }

    private void anna() {
        save(Entry.of("anna", Network.YOUTUBE)
                .handle("anna")
                .name("Anna")
                .niches("food")
                .tags("vip")
                .notes("kind")
                .price("12.5", "EUR"));
        AccountId youtube = view("youtube:anna").account().id();
        append(Told.of(youtube, AT)
                .id("UC1")
                .name("Anna cooks")
                .followers(10)
                .post("p1", LONG_AGO, 3)
                .text("p1", "soup")
                .finding("odd", Optional.of("{\"likes\":-1}")));
        append("run-2", Told.of(youtube, LATER).followers(11).post("p1", LONG_AGO, 4));
        store().grants().put(youtube, new byte[] {1, 2, 3}, at(AT));
        AccountId tiktok = account("anna", Network.TIKTOK, "anna.t");
        append(Told.of(tiktok, AT)
                .outcome(AccountRecord.Kind.NOT_READABLE, FailureKind.NOT_AUTHORISED, "no grant", Optional.empty()));
    }

    private Map<DataKind, Long> kinds(CreatorKey creator) {
        Map<DataKind, Long> kinds = new EnumMap<>(DataKind.class);
        store().people().held(creator).forEach(row -> kinds.merge(row.kind(), 1L, Long::sum));
        return kinds;
    }

    private Removals forget(CreatorKey creator, int rows) {
        Removals removed = new Removals();
        PersonStore.Step step;
        do {
            step = store().people().forget(ACT, creator, rows);
            removed.add(step.removed());
        } while (step.more());
        return removed;
    }

    @Test
    void everything_about_a_person_is_handed_out_with_its_source_and_time() {
        anna();
        account("bea");
        assertThat(kinds(ANNA))
                .isEqualTo(Map.ofEntries(
                        Map.entry(DataKind.CREATORS, 1L),
                        Map.entry(DataKind.NICHES_AND_TAGS, 2L),
                        Map.entry(DataKind.ACCOUNTS, 2L),
                        Map.entry(DataKind.PRICES, 1L),
                        Map.entry(DataKind.HANDLES, 2L),
                        Map.entry(DataKind.NAMES, 1L),
                        Map.entry(DataKind.ACCOUNT_READINGS, 2L),
                        Map.entry(DataKind.POSTS, 1L),
                        Map.entry(DataKind.POST_READINGS, 2L),
                        Map.entry(DataKind.POST_TEXTS, 1L),
                        Map.entry(DataKind.SET_ASIDE, 1L),
                        Map.entry(DataKind.OUTCOMES, 3L),
                        Map.entry(DataKind.GRANTS, 1L)));
        AccountId youtube = view("youtube:anna").account().id();
        assertThat(row(DataKind.CREATORS).values())
                .containsEntry("creatorKey", "anna")
                .containsEntry("name", "Anna")
                .containsEntry("notes", "kind");
        assertThat(row(DataKind.ACCOUNT_READINGS).values())
                .containsEntry("accountId", youtube.value())
                .containsEntry("takenAt", at(AT))
                .containsEntry("followers", 10L)
                .containsEntry("source", "network-api")
                .containsEntry("route", Told.ROUTE);
        assertThat(row(DataKind.POST_TEXTS).values())
                .containsEntry("content", "soup")
                .containsEntry("observedAt", at(AT));
        assertThat(row(DataKind.SET_ASIDE).values()).containsEntry("content", "{\"likes\":-1}");
    }

    private HeldRow row(DataKind kind) {
        return store().people().held(ANNA).stream()
                .filter(row -> row.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void no_secret_is_handed_out() {
        anna();
        assertThat(row(DataKind.GRANTS).values()).containsOnlyKeys("accountId", "state", "updatedAt");
    }

    @Test
    void nothing_is_held_about_somebody_who_is_not_there() {
        assertThat(store().people().held(ANNA)).isEmpty();
        assertThat(store().people().namesOf(ANNA)).isEmpty();
        assertThat(forget(ANNA, 10).isEmpty()).isTrue();
    }

    @Test
    void a_forgotten_person_leaves_nothing_and_everybody_else_stays() {
        anna();
        AccountId bea = account("bea");
        append(Told.of(bea, AT).followers(5));
        Map<DataKind, Long> held = kinds(ANNA);
        assertThat(forget(ANNA, 2).of(Reason.FORGET)).isEqualTo(held);
        assertThat(views("anna")).isEmpty();
        assertThat(store().people().held(ANNA)).isEmpty();
        assertThat(store().grants().list()).isEmpty();
        assertThat(store().queries().countAccounts(AccountFilter.ALL)).isEqualTo(1);
        assertThat(view(bea).current()).isPresent();
        assertThat(save(Entry.of("anna", Network.YOUTUBE).id("UC1")).reason()).isEmpty();
        assertThat(view("youtube:UC1").history()).isEmpty();
    }

    @Test
    void readings_that_arrive_for_a_forgotten_person_are_left_out() {
        AccountId anna = account("anna");
        forget(ANNA, 100);
        assertThat(append(Told.of(anna, AT).followers(1))).isEmpty();
    }

    @Test
    void the_log_of_forgetting_names_networks_and_counts_and_nobody() {
        AccountId anna = account("anna");
        append(Told.of(anna, AT).followers(1));
        forget(ANNA, 100);
        assertThat(store().deletions().log(10))
                .contains(
                        new Deletion(ACT, Reason.FORGET, Optional.of(Network.YOUTUBE), DataKind.ACCOUNT_READINGS, 1),
                        new Deletion(ACT, Reason.FORGET, Optional.empty(), DataKind.CREATORS, 1))
                .noneMatch(line -> line.toString().contains("anna"));
    }

    @Test
    void names_come_page_by_page() {
        anna();
        account("bea");
        List<PersonStore.AccountNames> first = store().people().names(Optional.empty(), 2);
        List<PersonStore.AccountNames> second =
                store().people().names(Optional.of(first.get(1).account()), 2);
        assertThat(first).hasSize(2);
        assertThat(second).hasSize(1);
        assertThat(store().people().namesOf(ANNA))
                .extracting(names -> names.network() + " " + names.externalId().orElse("-"))
                .containsExactlyInAnyOrder("youtube UC1", "tiktok -");
    }

    @Test
    void of_two_tombstones_with_one_mark_the_later_stays() {
        Instant early = at(AT);
        Tombstone set = new Tombstone("aa", "bb", "cc", early, false);
        Tombstone lifted = new Tombstone("aa", "bb", "cc", early.plusSeconds(1), true);
        Tombstone other = new Tombstone("aa", "dd", "ee", early, false);
        store().tombstones().keep(List.of(lifted, other));
        store().tombstones().keep(List.of(set, other));
        store().tombstones().keep(List.of());
        assertThat(anotherDoor().tombstones().tombstones()).containsExactlyInAnyOrder(lifted, other);
    }
}
