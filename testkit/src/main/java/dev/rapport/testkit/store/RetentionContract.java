package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.DeletionStore;
import dev.rapport.domain.retention.DeletionStore.Position;
import dev.rapport.domain.retention.PersonStore.HeldRow;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.retention.RetentionRule;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.GrantStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link DeletionStore} deletes by rules, and what it leaves. */
abstract class RetentionContract extends StorePart {
    private static final String OLD = "2026-03-01T00:00:00Z";
    private static final String EDGE = "2026-03-03T00:00:00Z";
    private static final String NEW = "2026-03-30T00:00:00Z";
    private static final Instant NOW = at("2026-03-31T00:00:00Z");
    private static final String LONG_AGO = "2026-01-01T00:00:00Z";
    private static final RetentionRule STRICT = rule(28, Optional.of(28), Optional.of(28));
    private static final Act ACT = new Act("act-1", NOW, "sync by tester");

    RetentionContract(StoreContract contract) {
        super(contract);
    }

    private static RetentionRule rule(int texts, Optional<Integer> numbers, Optional<Integer> vanished) {
        return new RetentionRule(
                Network.YOUTUBE,
                Optional.empty(),
                Set.of(),
                Duration.ofDays(texts),
                numbers.map(Duration::ofDays),
                vanished.map(Duration::ofDays),
                Duration.ofDays(5),
                true);
    }

    private Removals purge(RetentionRule rule) {
        return purge(ACT, rule, 100, 1000);
    }

    private Removals purge(Act act, RetentionRule rule, int accounts, int rows) {
        Removals removed = new Removals();
        Optional<Position> position = Optional.of(Position.START);
        while (position.isPresent()) {
            DeletionStore.Step step = store().deletions().purge(act, rule, position.get(), accounts, rows);
            removed.add(step.removed());
            position = step.position();
        }
        return removed;
    }

    private long held(String creator, DataKind kind) {
        return store().people().held(new CreatorKey(creator)).stream()
                .map(HeldRow::kind)
                .filter(kind::equals)
                .count();
    }

    @Test
    void readings_past_the_deadline_go_and_newer_ones_stay() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(10).post("p1", LONG_AGO, 1).post("p2", LONG_AGO, 2));
        append(Told.of(anna, EDGE).followers(11).post("p1", LONG_AGO, 3));
        append(Told.of(anna, NEW).followers(12).post("p1", LONG_AGO, 4));
        store().rates().refresh("basis", ALL, 10, view -> List.of());
        assertThat(purge(STRICT).of(Reason.RETENTION_RULE))
                .isEqualTo(Map.of(DataKind.ACCOUNT_READINGS, 1L, DataKind.POSTS, 1L, DataKind.POST_READINGS, 2L));
        assertThat(view(anna).history())
                .extracting(reading -> reading.followers().get())
                .containsExactly(11L, 12L);
        assertThat(view(anna).posts())
                .singleElement()
                .satisfies(post -> assertThat(post.counts().likes().get()).isEqualTo(4));
        assertThat(held("anna", DataKind.POST_READINGS)).isEqualTo(2);
        assertThat(store().rates().countDue("basis")).isOne();
        assertThat(purge(STRICT).isEmpty()).isTrue();
    }

    @Test
    void an_account_whose_every_reading_went_is_known_as_never_read_and_due() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(10).listed());
        purge(STRICT);
        assertThat(view(anna).current()).isEmpty();
        assertThat(store().snapshots().due(AccountFilter.ALL, at(OLD), 10, Optional.empty(), 10))
                .singleElement()
                .satisfies(due -> {
                    assertThat(due.readAt()).isEmpty();
                    assertThat(due.listedAt()).isEmpty();
                });
        append("run-2", Told.of(anna, NEW).followers(20));
        assertThat(view(anna).current().orElseThrow().followers().get()).isEqualTo(20);
    }

    @Test
    void a_suspect_reading_that_stays_does_not_become_the_current_one() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(10_000));
        append(Told.of(anna, NEW).suspectFollowers(0));
        purge(STRICT);
        assertThat(view(anna).current()).isEmpty();
        assertThat(view(anna).suspect()).isPresent();
    }

    @Test
    void without_a_deadline_for_numbers_they_stay_and_texts_go() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD)
                .followers(10)
                .name("Anna")
                .post("p1", LONG_AGO, 1)
                .text("p1", "hello")
                .finding("odd", Optional.of("{}")));
        assertThat(purge(rule(28, Optional.empty(), Optional.empty())).of(Reason.RETENTION_RULE))
                .isEqualTo(Map.of(DataKind.NAMES, 1L, DataKind.POST_TEXTS, 1L, DataKind.SET_ASIDE, 1L));
        assertThat(view(anna).posts()).hasSize(1);
        assertThat(view(anna).current()).isPresent();
    }

    @Test
    void texts_that_were_read_anew_stay() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD)
                .followers(10)
                .name("Anna")
                .post("p1", LONG_AGO, 1)
                .text("p1", "hello"));
        append(Told.of(anna, NEW)
                .followers(10)
                .name("Anna")
                .post("p1", LONG_AGO, 1)
                .text("p1", "hello"));
        assertThat(purge(rule(28, Optional.empty(), Optional.empty())).isEmpty())
                .isTrue();
    }

    @Test
    void handles_that_an_account_no_longer_has_go_where_the_rule_says_so() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).handle("anna2").followers(10));
        RetentionRule keeping = new RetentionRule(
                Network.YOUTUBE,
                Optional.empty(),
                Set.of(),
                Duration.ofDays(28),
                Optional.empty(),
                Optional.empty(),
                Duration.ofDays(5),
                false);
        assertThat(purge(keeping).isEmpty()).isTrue();
        purge(rule(28, Optional.empty(), Optional.empty()));
        assertThat(view(anna).account().handles())
                .extracting(period -> period.handle().value())
                .containsExactly("anna2");
    }

    @Test
    void a_vanished_post_loses_its_text_at_once_and_goes_when_its_last_reading_is_old() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(10).post("p1", LONG_AGO, 1).text("p1", "mine"));
        append(Told.of(anna, EDGE).followers(10).gone("p1"));
        assertThat(purge(rule(1000, Optional.of(1000), Optional.empty())).of(Reason.VANISHED))
                .isEqualTo(Map.of(DataKind.POST_TEXTS, 1L));
        assertThat(held("anna", DataKind.POSTS)).isEqualTo(1);
        assertThat(purge(rule(1000, Optional.of(1000), Optional.of(28))).of(Reason.VANISHED))
                .isEqualTo(Map.of(DataKind.POSTS, 1L, DataKind.POST_READINGS, 1L));
        assertThat(held("anna", DataKind.ACCOUNT_READINGS)).isEqualTo(2);
    }

    @Test
    void an_account_that_the_network_does_not_find_keeps_numbers_no_longer_than_texts() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(10).post("p1", LONG_AGO, 1));
        append("run-2", Told.of(anna, NEW).state(AccountState.Kind.NOT_FOUND, "no such channel"));
        assertThat(purge(rule(28, Optional.of(1000), Optional.empty())).isEmpty())
                .isTrue();
        assertThat(purge(rule(28, Optional.of(1000), Optional.of(28))).of(Reason.VANISHED))
                .isEqualTo(Map.of(DataKind.ACCOUNT_READINGS, 1L, DataKind.POSTS, 1L, DataKind.POST_READINGS, 1L));
    }

    @Test
    void all_that_was_read_with_a_consent_goes_after_it_was_withdrawn_and_what_was_entered_stays() {
        save(Entry.of("anna").handle("anna").name("Anna").price("10", "EUR"));
        AccountId anna = view("youtube:anna").account().id();
        append(Told.of(anna, NEW)
                .id("UC1")
                .followers(10)
                .post("p1", LONG_AGO, 1)
                .text("p1", "hello"));
        GrantStore grants = store().grants();
        grants.put(anna, new byte[] {1}, at(NEW));
        long version = grants.find(anna).orElseThrow().version();
        grants.replace(anna, version, new byte[] {1}, GrantStore.State.WITHDRAWN, NOW.minus(Duration.ofDays(5)));
        assertThat(purge(STRICT).isEmpty()).isTrue();
        Act later = new Act("act-2", NOW.plusSeconds(1), "sync by tester");
        assertThat(purge(later, STRICT, 100, 1).of(Reason.CONSENT_WITHDRAWN))
                .isEqualTo(Map.of(
                        DataKind.ACCOUNT_READINGS, 1L,
                        DataKind.POSTS, 1L,
                        DataKind.POST_READINGS, 1L,
                        DataKind.POST_TEXTS, 1L,
                        DataKind.GRANTS, 1L));
        assertThat(grants.find(anna)).isEmpty();
        assertThat(view(anna).current()).isEmpty();
        assertThat(view(anna).account().externalId()).isEmpty();
        assertThat(view(anna).account().handle()).isPresent();
        assertThat(view(anna).account().pricePerPost()).isPresent();
        assertThat(view(anna).creator().name()).contains("Anna");
    }

    @Test
    void a_route_with_a_rule_of_its_own_is_kept_to_that_rule_alone() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).snapshot(reading("research", OLD, Source.NETWORK_API)));
        append(Told.of(anna, EDGE).snapshot(reading("data-api", EDGE, Source.NETWORK_API)));
        RetentionRule research = new RetentionRule(
                Network.YOUTUBE,
                Optional.of("research"),
                Set.of(),
                Duration.ofDays(13),
                Optional.of(Duration.ofDays(13)),
                Optional.empty(),
                Duration.ofDays(5),
                true);
        RetentionRule others = new RetentionRule(
                Network.YOUTUBE,
                Optional.empty(),
                Set.of("research"),
                Duration.ofDays(13),
                Optional.of(Duration.ofDays(28)),
                Optional.empty(),
                Duration.ofDays(5),
                true);
        assertThat(purge(others).isEmpty()).isTrue();
        assertThat(purge(research).total()).isEqualTo(1);
        assertThat(view(anna).current().orElseThrow().provenance().route()).isEqualTo("data-api");
    }

    @Test
    void what_users_brought_themselves_is_no_network_s_to_delete() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).snapshot(reading("sheet", OLD, Source.USER_ENTERED)));
        assertThat(purge(STRICT).isEmpty()).isTrue();
    }

    private static AccountSnapshot reading(String route, String at, Source source) {
        AccountSnapshot plain =
                Told.of(new AccountId(1), at).followers(5).record().snapshot().orElseThrow();
        return new AccountSnapshot(
                plain.followers(),
                plain.postsTotal(),
                plain.posts(),
                false,
                new Provenance(source, route, Instant.parse(at)));
    }

    @Test
    void small_steps_come_to_the_same_and_other_networks_are_left_alone() {
        for (int i = 0; i < 5; i++) {
            AccountId each = account("c" + i);
            append(Told.of(each, OLD).followers(i).post("p1", LONG_AGO, 1).post("p2", LONG_AGO, 1));
        }
        AccountId other = account("other", Network.TIKTOK, "other");
        append(Told.of(other, OLD).followers(1));
        assertThat(purge(ACT, STRICT, 2, 1).of(Reason.RETENTION_RULE))
                .isEqualTo(Map.of(DataKind.ACCOUNT_READINGS, 5L, DataKind.POSTS, 10L, DataKind.POST_READINGS, 10L));
        assertThat(view(other).current()).isPresent();
    }

    @Test
    void the_log_tells_how_much_went_why_and_by_whom_one_line_for_an_act_and_kind() {
        AccountId anna = account("anna");
        AccountId bea = account("bea");
        append(Told.of(anna, OLD).followers(1), Told.of(bea, OLD).followers(2));
        purge(ACT, STRICT, 1, 1);
        append("run-2", Told.of(anna, OLD).name("Anna"));
        Act later = new Act("act-2", NOW.plusSeconds(1), "sync by tester");
        purge(later, STRICT, 100, 100);
        assertThat(store().deletions().log(10))
                .containsExactly(
                        new Deletion(later, Reason.RETENTION_RULE, Optional.of(Network.YOUTUBE), DataKind.NAMES, 1),
                        new Deletion(
                                ACT,
                                Reason.RETENTION_RULE,
                                Optional.of(Network.YOUTUBE),
                                DataKind.ACCOUNT_READINGS,
                                2));
        assertThat(store().deletions().log(1))
                .extracting(line -> line.act().id())
                .containsExactly("act-2");
    }

    @Test
    void what_is_overdue_is_counted_without_being_touched() {
        AccountId anna = account("anna");
        append(Told.of(anna, OLD).followers(1).name("Anna").post("p1", LONG_AGO, 1));
        List<Deletion> none = List.of();
        assertThat(store().deletions().overdue(STRICT, NOW).of(Reason.RETENTION_RULE))
                .isEqualTo(Map.of(DataKind.ACCOUNT_READINGS, 1L, DataKind.NAMES, 1L, DataKind.POSTS, 1L));
        assertThat(view(anna).current()).isPresent();
        assertThat(store().deletions().log(10)).isEqualTo(none);
        purge(STRICT);
        assertThat(store().deletions().overdue(STRICT, NOW).isEmpty()).isTrue();
    }
}
