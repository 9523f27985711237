package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.QuotaLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerQuotaGateTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private Instant now = NOON;
    private final List<Duration> pauses = new ArrayList<>();
    private final QuotaLedger ledger = new InMemoryStore().quota();

    @Test
    void a_spent_day_refuses_with_the_hour_it_comes_back_and_spends_nothing() {
        LedgerQuotaGate gate = gate(daily("main", 2));
        gate.acquire(Cost.of("main", 1));
        gate.acquire(Cost.of("main", 1));
        NetworkException refused = catchThrowableOfType(NetworkException.class, () -> gate.acquire(Cost.of("main", 1)));
        assertThat(refused.kind()).isEqualTo(FailureKind.QUOTA_EXHAUSTED);
        assertThat(refused.retryAt()).contains(Instant.parse("2026-11-25T08:00:00Z"));
        assertThat(gate.spent("main")).isEqualTo(2);
        assertThat(gate.requests()).isEqualTo(2);
        assertThat(pauses).isEmpty();
    }

    @Test
    void a_spent_minute_is_waited_for() {
        LedgerQuotaGate gate = gate(
                new QuotaBucket("display", "calls", 1, new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ZERO));
        gate.acquire(Cost.of("display", 1));
        gate.acquire(Cost.of("display", 1));
        assertThat(gate.requests()).isEqualTo(2);
        assertThat(Duration.between(NOON, now)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void a_run_that_is_stopped_does_not_wait_the_minute_out() {
        LedgerQuotaGate gate = gate(
                new QuotaBucket("display", "calls", 1, new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ZERO),
                () -> now.isAfter(NOON.plusSeconds(3)));
        gate.acquire(Cost.of("display", 1));
        NetworkException stopped =
                catchThrowableOfType(NetworkException.class, () -> gate.acquire(Cost.of("display", 1)));
        assertThat(stopped).hasMessage("the run was stopped");
        assertThat(Duration.between(NOON, now)).isLessThan(Duration.ofSeconds(10));
        assertThat(gate.requests()).isEqualTo(1);
    }

    @Test
    void calls_keep_their_least_spacing() {
        LedgerQuotaGate gate = gate(new QuotaBucket(
                "calls", "calls", 10, new QuotaWindow.Rolling(Duration.ofHours(1)), Duration.ofSeconds(1)));
        gate.acquire(Cost.of("calls", 1));
        gate.acquire(Cost.of("calls", 1));
        gate.acquire(Cost.of("calls", 1));
        assertThat(Duration.between(NOON, now)).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void several_runs_keep_the_spacing_together() {
        QuotaBucket bucket = new QuotaBucket(
                "calls", "calls", 10, new QuotaWindow.Rolling(Duration.ofHours(1)), Duration.ofSeconds(1));
        gate(bucket).acquire(Cost.of("calls", 1));
        gate(bucket).acquire(Cost.of("calls", 1));
        assertThat(Duration.between(NOON, now)).isEqualTo(Duration.ofSeconds(1));
    }

    /** Three processes with work without end, each asking in its turn while the clock moves by a tenth of a second. */
    @Test
    void several_runs_use_a_minute_s_budget_and_never_more() {
        QuotaBucket bucket =
                new QuotaBucket("display", "calls", 600, new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ZERO);
        QuotaLedger.Owner owner = new QuotaLedger.Owner(Network.YOUTUBE, "key-1");
        int minutes = 20;
        List<Instant> calls = new ArrayList<>();
        for (int step = 0; step < minutes * 600; step++) {
            for (int process = 0; process < 3; process++) {
                ledger.reserve(owner, bucket, 1, now).ifPresent(calls::add);
            }
            now = now.plusMillis(100);
        }
        for (int i = 600; i < calls.size(); i++) {
            assertThat(Duration.between(calls.get(i - 600), calls.get(i))).isGreaterThan(Duration.ofMinutes(1));
        }
        assertThat(calls.size()).isGreaterThan(minutes * 600 * 95 / 100);
    }

    @Test
    void a_pause_asked_for_by_the_network_refuses_until_it_is_over() {
        LedgerQuotaGate gate = gate(daily("main", 10));
        gate.pause("main", NOON.plusSeconds(600));
        NetworkException refused = catchThrowableOfType(NetworkException.class, () -> gate.acquire(Cost.of("main", 1)));
        assertThat(refused.kind()).isEqualTo(FailureKind.RATE_LIMITED);
        assertThat(refused.retryAt()).contains(NOON.plusSeconds(600));
        assertThat(refused).hasMessage("youtube asked not to be called before 2026-11-24T12:10:00Z (quota main)");
        now = NOON.plusSeconds(600);
        gate.acquire(Cost.of("main", 1));
        assertThat(gate.requests()).isEqualTo(1);
    }

    @Test
    void a_time_that_the_caller_sits_out_is_waited_for_here_and_refused_to_others() {
        QuotaBucket bucket = daily("main", 10);
        LedgerQuotaGate own = gate(bucket);
        LedgerQuotaGate other = gate(bucket);
        own.rest("main", NOON.plusSeconds(20));
        assertThat(catchThrowableOfType(NetworkException.class, () -> other.acquire(Cost.of("main", 1)))
                        .retryAt())
                .contains(NOON.plusSeconds(20).plusMillis(1));
        own.acquire(Cost.of("main", 1));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofSeconds(20).plusMillis(1));
        other.pause("main", NOON.plusSeconds(600));
        assertThat(catchThrowableOfType(NetworkException.class, () -> own.acquire(Cost.of("main", 1)))
                        .retryAt())
                .contains(NOON.plusSeconds(600));
    }

    @Test
    void a_token_call_counts_as_a_request_and_costs_no_bucket() {
        LedgerQuotaGate gate = gate(daily("main", 1));
        gate.acquire(Cost.NONE);
        assertThat(gate.requests()).isEqualTo(1);
        assertThat(gate.spent("main")).isZero();
    }

    private LedgerQuotaGate gate(QuotaBucket bucket) {
        return gate(bucket, Cancellation.never());
    }

    private LedgerQuotaGate gate(QuotaBucket bucket, Cancellation cancellation) {
        Clock clock = new Clock() {
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
        return new LedgerQuotaGate(
                ledger,
                new QuotaLedger.Owner(Network.YOUTUBE, "key-1"),
                List.of(bucket),
                clock,
                duration -> {
                    if (!duration.isZero()) {
                        pauses.add(duration);
                        now = now.plus(duration);
                    }
                },
                cancellation);
    }

    private static QuotaBucket daily(String name, long limit) {
        return new QuotaBucket(name, "units", limit, new QuotaWindow.Day(PACIFIC), Duration.ZERO);
    }
}
