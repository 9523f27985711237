package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.Drift;
import dev.rapport.domain.store.FactExport;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.sync.SyncPlan.BucketPlan;
import dev.rapport.domain.sync.SyncPlan.NetworkPlan;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyncAccountsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
    private static final SyncRequest EVERYBODY = new SyncRequest(AccountFilter.ALL, false);

    private Instant now = NOON;
    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    };
    private final InMemoryStore store = new InMemoryStore(clock);

    @Test
    void every_account_has_one_outcome_and_the_sum_is_whole() {
        imported(Network.YOUTUBE, 6);
        SyncReport report = run(store, youtube(100, (account, context) -> switch (number(account)) {
            case 1 -> Optional.of(new AccountOutcome.NotFound(account.id(), "no such channel"));
            case 2 ->
                Optional.of(new AccountOutcome.NotReadable(account.id(), FailureKind.ACCOUNT_NOT_READABLE, "private"));
            case 3 ->
                Optional.of(new AccountOutcome.Deferred(
                        account.id(), FailureKind.RATE_LIMITED, Optional.of(MIDNIGHT), "later"));
            case 4 -> Optional.empty();
            default -> Optional.of(ScriptedAdapter.read(account, context, 15_000));
        }));
        NetworkReport youtube = report.networks().get(0);
        assertThat(youtube.accounts()).isEqualTo(6);
        assertThat(youtube.read()).isEqualTo(2);
        assertThat(youtube.notFound()).isEqualTo(1);
        assertThat(youtube.notReadable()).isEqualTo(1);
        assertThat(youtube.deferred()).isEqualTo(1);
        assertThat(youtube.failed()).isEqualTo(1);
        assertThat(report.problems())
                .extracting(SyncReport.Problem::kind)
                .containsExactlyInAnyOrder(
                        FailureKind.ACCOUNT_NOT_FOUND,
                        FailureKind.ACCOUNT_NOT_READABLE,
                        FailureKind.RATE_LIMITED,
                        FailureKind.UNEXPECTED_RESPONSE);
    }

    @Test
    void an_adapter_that_breaks_costs_its_own_accounts_and_not_the_other_network_s() {
        imported(Network.INSTAGRAM, 3);
        imported(Network.TIKTOK, 3);
        imported(Network.YOUTUBE, 3);
        SyncReport report = run(
                store,
                new ScriptedAdapter(Network.TIKTOK, daily(100), (account, context) -> {
                    throw new NoSuchMethodError("of another version of the port");
                }),
                youtube(100, (account, context) -> Optional.of(ScriptedAdapter.read(account, context, 15_000))),
                new ScriptedAdapter(Network.INSTAGRAM, daily(100), (account, context) -> {
                    throw new IllegalStateException("a bug");
                }));
        assertThat(report.networks()).extracting(NetworkReport::failed).containsExactly(3L, 3L, 0L);
        assertThat(report.networks()).extracting(NetworkReport::read).containsExactly(0L, 0L, 3L);
    }

    @Test
    void a_refused_key_is_not_tried_on_the_next_batch() {
        imported(Network.YOUTUBE, 7);
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            throw NetworkException.ofNetwork(FailureKind.NOT_AUTHORISED, "the key is refused");
        });
        SyncReport report = run(store, youtube);
        assertThat(report.networks().get(0).failed()).isEqualTo(7);
        assertThat(youtube.calls).isEqualTo(2);
    }

    @Test
    void what_is_fresh_is_not_read_again_unless_all_is_asked_for() {
        imported(Network.YOUTUBE, 3);
        ScriptedAdapter youtube =
                youtube(100, (account, context) -> Optional.of(ScriptedAdapter.read(account, context, 15_000)));
        run(store, youtube);
        now = NOON.plus(Duration.ofHours(1));
        assertThat(run(store, youtube).networks().get(0).accounts()).isZero();
        assertThat(sync(store, youtube)
                        .run(new SyncRequest(AccountFilter.ALL, true), SyncProgress.none(), Cancellation.never())
                        .networks()
                        .get(0)
                        .read())
                .isEqualTo(3);
    }

    @Test
    void a_stopped_run_stores_what_was_read_and_holds_nothing_against_the_others() {
        imported(Network.YOUTUBE, 6);
        AtomicBoolean stopped = new AtomicBoolean();
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            if (number(account) == 3) {
                stopped.set(true);
                throw NetworkException.ofNetwork(FailureKind.NETWORK_UNAVAILABLE, "the run was stopped");
            }
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        });
        SyncReport report = sync(store, youtube).run(EVERYBODY, SyncProgress.none(), stopped::get);
        assertThat(report.networks().get(0).read()).isEqualTo(3);
        assertThat(report.networks().get(0).accounts()).isEqualTo(3);
        assertThat(report.problems()).isEmpty();
        assertThat(report.isIncomplete()).isFalse();
        assertThat(youtube.calls).isEqualTo(4);
        assertThat(sync(store, youtube).plan(EVERYBODY).networks().get(0).due()).isEqualTo(3);
    }

    @Test
    void a_run_spends_what_was_planned_and_puts_off_what_did_not_fit() {
        imported(Network.YOUTUBE, 7);
        ScriptedAdapter youtube =
                youtube(4, (account, context) -> Optional.of(ScriptedAdapter.read(account, context, 15_000)));
        NetworkPlan plan = sync(store, youtube).plan(EVERYBODY).networks().get(0);
        assertThat(plan.due()).isEqualTo(7);
        assertThat(plan.fits()).isEqualTo(4);
        assertThat(plan.quota()).containsExactly(new BucketPlan("main", 7, 4, 4, MIDNIGHT));

        SyncReport report = run(store, youtube);
        NetworkReport spent = report.networks().get(0);
        assertThat(spent.read()).isEqualTo(4);
        assertThat(spent.deferred()).isEqualTo(3);
        assertThat(spent.quota()).extracting(SyncReport.QuotaUse::spent).containsExactly(4L);
        assertThat(report.problems())
                .allSatisfy(problem -> assertThat(problem.retryAt()).contains(MIDNIGHT))
                .hasSize(3);
    }

    @Test
    void a_bucket_that_the_network_calls_spent_has_nothing_left_whatever_we_counted() {
        imported(Network.YOUTUBE, 5);
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            context.quota().pause("main", MIDNIGHT);
            throw NetworkException.ofNetwork(FailureKind.QUOTA_EXHAUSTED, "spent, says the network", MIDNIGHT);
        });
        NetworkReport report = run(store, youtube).networks().get(0);
        assertThat(report.deferred()).isEqualTo(5);
        assertThat(report.requests()).isEqualTo(1);
        assertThat(report.quota()).extracting(SyncReport.QuotaUse::left).containsExactly(0L);

        NetworkPlan plan = sync(store, youtube).plan(EVERYBODY).networks().get(0);
        assertThat(plan.fits()).isZero();
        assertThat(plan.quota()).extracting(BucketPlan::left).containsExactly(0L);
    }

    @Test
    void what_slow_calls_brought_is_stored_before_the_next_is_made() {
        imported(Network.INSTAGRAM, 5);
        List<Long> stillDue = new ArrayList<>();
        ScriptedAdapter slow = new ScriptedAdapter(Network.INSTAGRAM, daily(100), (account, context) -> {
            stillDue.add(store.snapshots().countDue(AccountFilter.ALL, NOON));
            now = now.plusSeconds(3);
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        });
        sync(1000, store, slow).run(EVERYBODY, SyncProgress.none(), Cancellation.never());
        assertThat(stillDue).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void a_network_that_does_not_answer_holds_up_no_other() {
        imported(Network.INSTAGRAM, 1);
        imported(Network.YOUTUBE, 50);
        CountDownLatch othersDone = new CountDownLatch(50);
        ScriptedAdapter hanging = new ScriptedAdapter(Network.INSTAGRAM, daily(100), (account, context) -> {
            try {
                assertThat(othersDone.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            throw NetworkException.ofAccount(FailureKind.DEADLINE_EXCEEDED, "no answer");
        });
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            othersDone.countDown();
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        });
        SyncReport report = run(store, hanging, youtube);
        assertThat(report.networks()).extracting(NetworkReport::read).containsExactly(0L, 50L);
        assertThat(report.networks()).extracting(NetworkReport::failed).containsExactly(1L, 0L);
    }

    /** Each call is told to the other side of the wire: the same calls in the same order, whatever the other network does. */
    @Test
    void a_network_that_refuses_everything_changes_nothing_for_another() {
        imported(Network.INSTAGRAM, 50);
        imported(Network.YOUTUBE, 50);
        List<List<String>> asked = new ArrayList<>();
        for (boolean isAway : List.of(false, true)) {
            now = now.plus(Duration.ofDays(1));
            List<String> calls = new ArrayList<>();
            asked.add(calls);
            SyncReport report = run(
                    store,
                    new ScriptedAdapter(Network.INSTAGRAM, daily(1_000), (account, context) -> {
                        if (isAway) {
                            throw NetworkException.ofNetwork(
                                    FailureKind.NETWORK_UNAVAILABLE, "did not answer", now.plusSeconds(60));
                        }
                        return Optional.of(ScriptedAdapter.read(account, context, 15_000));
                    }),
                    youtube(1_000, (account, context) -> {
                        calls.add(account.id().toString());
                        return Optional.of(ScriptedAdapter.read(account, context, 15_000));
                    }));
            assertThat(report.networks()).extracting(NetworkReport::read).containsExactly(isAway ? 0L : 50L, 50L);
            assertThat(report.networks()).extracting(NetworkReport::deferred).containsExactly(isAway ? 50L : 0L, 0L);
        }
        assertThat(asked.get(0)).hasSize(50).isEqualTo(asked.get(1));
    }

    @Test
    void an_account_that_fails_or_is_gone_keeps_what_was_read_and_its_return_is_noticed() {
        imported(Network.YOUTUBE, 1);
        AtomicReference<@Nullable FailureKind> trouble = new AtomicReference<>();
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            FailureKind kind = trouble.get();
            if (kind != null) {
                throw NetworkException.ofAccount(kind, "a page in HTML, or nothing");
            }
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        });
        run(store, youtube);
        for (FailureKind kind : List.of(FailureKind.UNEXPECTED_RESPONSE, FailureKind.ACCOUNT_NOT_FOUND)) {
            trouble.set(kind);
            now = now.plus(Duration.ofDays(1));
            run(store, youtube);
            assertThat(view().current())
                    .hasValueSatisfying(
                            current -> assertThat(current.followers()).isEqualTo(Followers.exact(15_000)));
            assertThat(view().history()).hasSize(1);
        }
        assertThat(view().account().state().kind()).isEqualTo(AccountState.Kind.NOT_FOUND);
        assertThat(view().account().state().since()).isEqualTo(now);
        trouble.set(null);
        now = now.plus(Duration.ofDays(1));
        run(store, youtube);
        assertThat(view().account().state().kind()).isEqualTo(AccountState.Kind.ACTIVE);
        assertThat(view().history()).hasSize(2);
    }

    @Test
    void many_that_vanish_together_are_not_believed_to_be_gone_and_few_are() {
        imported(Network.YOUTUBE, 12);
        AtomicReference<Integer> vanished = new AtomicReference<>(0);
        ScriptedAdapter youtube = youtube(
                1_000,
                (account, context) -> Optional.of(
                        number(account) < vanished.get()
                                ? new AccountOutcome.NotFound(account.id(), "no such channel")
                                : ScriptedAdapter.read(account, context, 15_000)));
        sync(100, store, youtube).run(EVERYBODY, SyncProgress.none(), Cancellation.never());

        vanished.set(7);
        now = now.plus(Duration.ofDays(1));
        SyncReport outage = sync(100, store, youtube).run(EVERYBODY, SyncProgress.none(), Cancellation.never());
        assertThat(outage.networks().get(0).failed()).isEqualTo(7);
        assertThat(outage.networks().get(0).notFound()).isZero();
        assertThat(outage.problems())
                .hasSize(7)
                .allSatisfy(problem -> assertThat(problem.detail()).contains("7 of 12"));
        assertThat(states()).containsOnly(AccountState.Kind.ACTIVE);

        vanished.set(6);
        now = now.plus(Duration.ofDays(1));
        SyncReport six = sync(100, store, youtube).run(EVERYBODY, SyncProgress.none(), Cancellation.never());
        assertThat(six.networks().get(0).notFound()).isEqualTo(6);
        assertThat(states()).filteredOn(AccountState.Kind.NOT_FOUND::equals).hasSize(6);
    }

    private List<AccountState.Kind> states() {
        return store
                .queries()
                .accounts(AccountFilter.ALL, new CreatorQueries.Detail(0, 0, Optional.empty()), Optional.empty(), 100)
                .stream()
                .map(view -> view.account().state().kind())
                .toList();
    }

    private AccountView view() {
        return store.queries()
                .accounts(AccountFilter.ALL, new CreatorQueries.Detail(10, 10, Optional.empty()), Optional.empty(), 10)
                .get(0);
    }

    @Test
    void a_call_that_waits_is_told_to_whoever_watches() {
        imported(Network.YOUTUBE, 1);
        ScriptedAdapter youtube = youtube(100, (account, context) -> {
            try {
                context.waiting().pause(Duration.ofSeconds(7));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        });
        List<String> told = new ArrayList<>();
        SyncProgress watching = new SyncProgress() {
            @Override
            public void waiting(Network network, Duration pause) {
                told.add(network + " waits " + pause);
            }
        };
        sync(store, youtube).run(EVERYBODY, watching, Cancellation.never());
        assertThat(told).containsExactly("youtube waits PT7S");
    }

    @Test
    void one_broken_answer_is_set_aside_once_however_many_accounts_it_fails() {
        imported(Network.YOUTUBE, 5);
        SyncReport report = run(store, youtube(100, (account, context) -> {
            String answer = number(account) == 4 ? "<html>other" : "<html>down";
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, "status 418")
                    .withRecord(answer);
        }));
        assertThat(report.networks().get(0).failed()).isEqualTo(5);
        assertThat(report.problems()).hasSize(5);
        List<Optional<String>> kept = new ArrayList<>();
        store.facts().quarantine(row -> kept.add(row.record()));
        assertThat(kept).containsExactlyInAnyOrder(Optional.of("<html>down"), Optional.of("<html>other"));
    }

    @Test
    void broken_answers_that_all_differ_are_set_aside_up_to_a_bound() {
        imported(Network.YOUTUBE, KeptRecords.MOST_ANSWERS + 3);
        run(store, youtube(100, (account, context) -> {
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, "status 418")
                    .withRecord("<html>" + number(account));
        }));
        List<String> kept = new ArrayList<>();
        store.facts().quarantine(row -> kept.add(row.detail()));
        assertThat(kept).hasSize(KeptRecords.MOST_ANSWERS);
    }

    @Test
    void what_is_new_in_answers_is_counted_by_network_and_stored_with_the_run() {
        imported(Network.YOUTUBE, 3);
        SyncReport report = run(store, youtube(100, (account, context) -> {
            context.drift().noticed("a video with the new field mood");
            now = now.plusSeconds(1);
            return Optional.of(ScriptedAdapter.read(account, context, 15_000));
        }));
        Drift mood = new Drift(Network.YOUTUBE, "a video with the new field mood", 3, NOON);
        assertThat(report.networks().get(0).drift()).containsExactly(mood);
        assertThat(report.networks().get(0).read()).isEqualTo(3);
        List<FactExport.DriftRow> stored = new ArrayList<>();
        store.facts().drift(stored::add);
        assertThat(stored).containsExactly(new FactExport.DriftRow(report.run(), mood));
    }

    private SyncReport run(Store into, NetworkAdapter... adapters) {
        return sync(into, adapters).run(EVERYBODY, SyncProgress.none(), Cancellation.never());
    }

    /** Two accounts a batch. */
    private SyncAccounts sync(Store into, NetworkAdapter... adapters) {
        return sync(2, into, adapters);
    }

    private SyncAccounts sync(int batchSize, Store into, NetworkAdapter... adapters) {
        SyncPolicy policy = new SyncPolicy(batchSize, 20, Duration.ofHours(20), SyncPolicy.DEFAULT.limits(), Set.of());
        return new SyncAccounts(
                List.of(adapters),
                into,
                Grants.none(),
                policy,
                clock,
                duration -> {},
                () -> "run-" + System.nanoTime());
    }

    private static ScriptedAdapter youtube(
            long limit, BiFunction<AccountToRead, ReadContext, Optional<AccountOutcome>> script) {
        return new ScriptedAdapter(Network.YOUTUBE, daily(limit), script);
    }

    private static QuotaBucket daily(long limit) {
        return new QuotaBucket("main", "units", limit, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO);
    }

    private static int number(AccountToRead account) {
        return Integer.parseInt(
                account.reference().handle().orElseThrow().value().replaceAll("\\D", ""));
    }

    private void imported(Network network, int accounts) {
        store.creators()
                .save(
                        IntStream.range(0, accounts)
                                .mapToObj(number -> new CreatorEntry(
                                        new CreatorKey(network + "-" + number),
                                        Optional.empty(),
                                        network,
                                        AccountReference.ofHandle("creator" + number),
                                        Set.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(),
                                        Optional.empty()))
                                .toList(),
                        false);
    }
}
