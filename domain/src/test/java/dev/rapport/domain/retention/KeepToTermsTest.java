package dev.rapport.domain.retention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeepToTermsTest {
    private static final Instant READ = Instant.parse("2026-03-01T00:00:00Z");
    private static final TombstoneKeeper NOWHERE = new TombstoneKeeper() {
        @Override
        public List<Tombstone> tombstones() {
            return List.of();
        }

        @Override
        public void keep(Collection<Tombstone> tombstones) {}
    };

    private final InMemoryStore store = new InMemoryStore();

    private static RetentionTerms terms(Optional<String> route, int numbers) {
        return new RetentionTerms(
                route,
                Duration.ofDays(28),
                Optional.of(Duration.ofDays(numbers)),
                Optional.empty(),
                RetentionTerms.AFTER_WITHDRAWAL,
                true,
                "made up");
    }

    private KeepToTerms at(Instant now, List<RetentionRule> rules) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new KeepToTerms(
                store.deletions(),
                new Forgetting(store.people(), store.tombstones(), NOWHERE, clock, () -> "f"),
                rules,
                clock,
                () -> "act");
    }

    private void read(String creator, String route) {
        store.creators()
                .save(
                        List.of(new CreatorEntry(
                                new CreatorKey(creator),
                                Optional.empty(),
                                Network.TIKTOK,
                                AccountReference.ofHandle(creator),
                                Set.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Set.of(),
                                Optional.empty())),
                        false);
        AccountId account =
                store.people().namesOf(new CreatorKey(creator)).get(0).account();
        store.snapshots()
                .append(
                        "run",
                        List.of(new AccountRecord(
                                account,
                                AccountRecord.Kind.READ,
                                READ,
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new AccountSnapshot(
                                        Followers.exact(10),
                                        Count.of(1),
                                        Status.MEASURED,
                                        false,
                                        new Provenance(Source.NETWORK_API, route, READ))),
                                false,
                                List.of(),
                                Set.of(),
                                Map.of(),
                                List.of())));
    }

    private long readings() {
        return store
                .queries()
                .accounts(AccountFilter.ALL, new Detail(0, 10, Optional.empty()), Optional.empty(), 1000)
                .stream()
                .mapToLong(view -> view.history().size())
                .sum();
    }

    @Test
    void each_route_is_kept_to_its_own_terms() {
        read("anna", "research");
        read("bea", "display");
        List<RetentionRule> rules = RetentionRule.of(
                Network.TIKTOK,
                List.of(terms(Optional.of("research"), 13), terms(Optional.empty(), 395)),
                Optional.empty(),
                Optional.empty());
        Instant then = READ.plus(Duration.ofDays(13));
        assertThat(at(then, rules).run("sync", Cancellation.never()).isEmpty()).isTrue();
        assertThat(at(then.plusSeconds(1), rules).overdue().total()).isEqualTo(1);
        assertThat(at(then.plusSeconds(1), rules)
                        .run("sync", Cancellation.never())
                        .total())
                .isEqualTo(1);
        assertThat(readings()).isEqualTo(1);
        at(READ.plus(Duration.ofDays(396)), rules).run("sync", Cancellation.never());
        assertThat(readings()).isZero();
    }

    @Test
    void a_setting_counts_for_every_route() {
        List<RetentionRule> rules = RetentionRule.of(
                Network.TIKTOK,
                List.of(terms(Optional.of("research"), 13), terms(Optional.empty(), 395)),
                Optional.of(Duration.ofDays(2)),
                Optional.of(Duration.ofDays(3)));
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.texts()).isEqualTo(Duration.ofDays(2));
            assertThat(rule.numbers()).contains(Duration.ofDays(3));
        });
    }

    @Test
    void more_accounts_than_a_step_takes_are_all_seen() {
        for (int i = 0; i < 1100; i++) {
            read("creator" + i, "display");
        }
        List<RetentionRule> rules = RetentionRule.of(
                Network.TIKTOK, List.of(terms(Optional.empty(), 30)), Optional.empty(), Optional.empty());
        Removals removed = at(READ.plus(Duration.ofDays(31)), rules).run("sync", Cancellation.never());
        assertThat(removed.of(Reason.RETENTION_RULE)).isEqualTo(Map.of(DataKind.ACCOUNT_READINGS, 1100L));
        assertThat(readings()).isZero();
    }

    @Test
    void told_to_stop_it_deletes_no_more() {
        read("anna", "display");
        List<RetentionRule> rules = RetentionRule.of(
                Network.TIKTOK, List.of(terms(Optional.empty(), 30)), Optional.empty(), Optional.empty());
        at(READ.plus(Duration.ofDays(31)), rules).run("sync", () -> true);
        assertThat(readings()).isEqualTo(1);
    }

    @Test
    void terms_that_nobody_told_delete_no_numbers() {
        read("anna", "display");
        List<RetentionRule> rules =
                RetentionRule.of(Network.TIKTOK, List.of(RetentionTerms.unknown()), Optional.empty(), Optional.empty());
        at(READ.plus(Duration.ofDays(4000)), rules).run("sync", Cancellation.never());
        assertThat(readings()).isEqualTo(1);
    }
}
