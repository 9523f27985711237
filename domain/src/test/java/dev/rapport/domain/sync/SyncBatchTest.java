package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.NewBatch;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.LeaseLostException;
import dev.rapport.domain.store.StoreException;
import dev.rapport.domain.sync.SyncBatch.End;
import dev.rapport.domain.sync.SyncBatch.Report;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SyncBatchTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final InMemoryStore store = new InMemoryStore(clock);

    @BeforeEach
    void three_accounts_in_one_batch() {
        for (int i = 1; i <= 3; i++) {
            store.creators()
                    .save(
                            List.of(new CreatorEntry(
                                    new CreatorKey("creator-" + i),
                                    Optional.empty(),
                                    Network.YOUTUBE,
                                    new AccountReference(Optional.of(new Handle("handle" + i)), Optional.empty()),
                                    Set.of(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Set.of(),
                                    Optional.empty())),
                            false);
        }
        store.batches()
                .make(
                        new NewBatch("batch", "run", Network.YOUTUBE, Purpose.NEW),
                        ReadingPlan.DEFAULT.now(NOON),
                        NOON,
                        Optional.empty(),
                        100);
    }

    private ScriptedAdapter adapter(
            long limit, BiFunction<AccountToRead, ReadContext, Optional<AccountOutcome>> script) {
        return new ScriptedAdapter(
                Network.YOUTUBE,
                new QuotaBucket("main", "units", limit, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO),
                script);
    }

    private ScriptedAdapter reading(long limit) {
        return adapter(limit, (account, context) -> Optional.of(ScriptedAdapter.read(account, context, 1_000)));
    }

    private Optional<Report> run(ScriptedAdapter adapter, Cancellation cancellation) {
        return new SyncBatch(List.of(adapter), store, Grants.none(), SyncPolicy.DEFAULT, clock, pause -> {})
                .run("batch", "me", cancellation);
    }

    @Test
    void a_batch_that_is_read_ends_and_its_run_with_it() {
        Report report = run(reading(100), Cancellation.never()).orElseThrow();
        assertThat(report.end()).isEqualTo(End.DONE);
        assertThat(report.runOver()).isTrue();
        assertThat(report.network().read()).isEqualTo(3);
        assertThat(store.batches().open()).isEmpty();
        assertThat(run(reading(100), Cancellation.never())).isEmpty();
    }

    @Test
    void what_the_quota_does_not_hold_waits_and_nobody_is_read_twice() {
        ScriptedAdapter first = reading(2);
        Report report = run(first, Cancellation.never()).orElseThrow();
        assertThat(report.end()).isEqualTo(End.PUT_OFF);
        assertThat(report.putOff().orElseThrow().until()).hasValue(MIDNIGHT);
        assertThat(report.putOff().orElseThrow().kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        assertThat(first.calls).isEqualTo(2);
        Batch waiting = store.batches().open().get(0);
        assertThat(waiting.left()).isOne();
        assertThat(waiting.waitsUntil()).hasValue(MIDNIGHT);
        ScriptedAdapter second = reading(3);
        assertThat(run(second, Cancellation.never()).orElseThrow().end()).isEqualTo(End.DONE);
        assertThat(second.calls).isOne();
    }

    private static AccountOutcome silent(AccountToRead account) {
        return new AccountOutcome.Failed(account.id(), FailureKind.NETWORK_UNAVAILABLE, "no usable connection");
    }

    private static AccountOutcome notAsked(AccountToRead account) {
        return new AccountOutcome.Deferred(
                account.id(), FailureKind.NETWORK_UNAVAILABLE, Optional.of(MIDNIGHT), "did not answer");
    }

    @Test
    void those_that_nobody_answered_before_an_outage_was_seen_wait_like_the_rest() {
        AtomicInteger asked = new AtomicInteger();
        Report report = run(
                        adapter(
                                100,
                                (account, context) -> Optional.of(
                                        asked.getAndIncrement() == 0 ? silent(account) : notAsked(account))),
                        Cancellation.never())
                .orElseThrow();
        assertThat(report.end()).isEqualTo(End.PUT_OFF);
        assertThat(report.network().failed()).isZero();
        assertThat(report.putOff().orElseThrow().until()).hasValue(MIDNIGHT);
        assertThat(store.batches().open().get(0).left()).isEqualTo(3);
    }

    @Test
    void whoever_had_to_stop_for_a_moment_leaves_the_rest_in_the_batch() {
        AtomicBoolean toldOnce = new AtomicBoolean();
        AtomicInteger asked = new AtomicInteger();
        Report report = run(
                        adapter(100, (account, context) -> {
                            toldOnce.set(asked.incrementAndGet() == 1);
                            return Optional.of(ScriptedAdapter.read(account, context, 1_000));
                        }),
                        () -> toldOnce.getAndSet(false))
                .orElseThrow();
        assertThat(report.end()).isEqualTo(End.STOPPED);
        assertThat(store.batches().open()).isNotEmpty();
    }

    @Test
    void one_that_fails_while_others_are_answered_has_failed() {
        AtomicInteger asked = new AtomicInteger();
        Report report = run(
                        adapter(
                                100,
                                (account, context) -> Optional.of(
                                        asked.getAndIncrement() == 0
                                                ? silent(account)
                                                : ScriptedAdapter.read(account, context, 1_000))),
                        Cancellation.never())
                .orElseThrow();
        assertThat(report.end()).isEqualTo(End.DONE);
        assertThat(report.network().failed()).isOne();
        assertThat(report.network().read()).isEqualTo(2);
    }

    /** Else every look at a silent network would write an outcome for all that wait. */
    @Test
    void during_an_outage_no_more_than_a_page_is_asked_for() {
        AtomicInteger asked = new AtomicInteger();
        ScriptedAdapter silent = adapter(100, (account, context) -> {
            asked.incrementAndGet();
            return Optional.of(notAsked(account));
        });
        SyncPolicy ofOne = new SyncPolicy(1, 20, Duration.ofHours(20), SyncPolicy.DEFAULT.limits(), Set.of());
        Report report = new SyncBatch(List.of(silent), store, Grants.none(), ofOne, clock, pause -> {})
                .run("batch", "me", Cancellation.never())
                .orElseThrow();
        assertThat(asked).hasValue(1);
        assertThat(report.putOff().orElseThrow().accounts()).isEqualTo(3);
    }

    /** What a kill cannot take any more. */
    @Test
    void what_was_handed_over_is_stored_before_the_next_account_is_asked_for() {
        List<Long> left = new ArrayList<>();
        ScriptedAdapter watched = adapter(100, (account, context) -> {
            left.add(store.batches().open().get(0).left());
            return Optional.of(ScriptedAdapter.read(account, context, 1_000));
        });
        run(watched, Cancellation.never());
        assertThat(left).containsExactly(3L, 2L, 1L);
    }

    @Test
    void what_an_adapter_noted_before_it_was_cut_off_is_there_for_the_next() {
        ScriptedAdapter cutOff = adapter(100, (account, context) -> {
            context.notes().keep(account.id(), "half of it");
            throw new StoreException("away", new IllegalStateException());
        });
        assertThatThrownBy(() -> run(cutOff, Cancellation.never())).isInstanceOf(StoreException.class);
        List<Optional<String>> notes = new ArrayList<>();
        run(
                adapter(100, (account, context) -> {
                    notes.add(context.notes().of(account.id()));
                    return Optional.of(ScriptedAdapter.read(account, context, 1_000));
                }),
                Cancellation.never());
        assertThat(notes).containsExactly(Optional.of("half of it"), Optional.empty(), Optional.empty());
    }

    @Test
    void told_to_stop_it_keeps_what_was_read_and_lets_go_of_the_rest() {
        AtomicBoolean stop = new AtomicBoolean();
        ScriptedAdapter stopped = adapter(100, (account, context) -> {
            stop.set(true);
            return Optional.of(ScriptedAdapter.read(account, context, 1_000));
        });
        Report report = run(stopped, stop::get).orElseThrow();
        assertThat(report.end()).isEqualTo(End.STOPPED);
        Batch left = store.batches().open().get(0);
        assertThat(left.left()).isEqualTo(2);
        assertThat(left.holder()).isEmpty();
        assertThat(left.waitsUntil()).isEmpty();
        ScriptedAdapter next = reading(100);
        assertThat(run(next, Cancellation.never()).orElseThrow().end()).isEqualTo(End.DONE);
        assertThat(next.calls).isEqualTo(2);
    }

    @Test
    void whoever_was_overtaken_stops_and_writes_nothing() {
        ScriptedAdapter overtaken = adapter(100, (account, context) -> {
            store.batches().take("batch", "other");
            return Optional.of(ScriptedAdapter.read(account, context, 1_000));
        });
        assertThatThrownBy(() -> run(overtaken, Cancellation.never())).isInstanceOf(LeaseLostException.class);
        assertThat(store.batches().open().get(0).left()).isEqualTo(3);
        assertThat(store.batches().open().get(0).holder()).hasValue("other");
    }
}
