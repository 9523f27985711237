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
import dev.rapport.domain.store.QuotaLedger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LedgerQuotaGateTest {
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    private Instant now = NOON;
    private final List<Duration> pauses = new ArrayList<>();
    private final Ledger ledger = new Ledger();

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

    /** One owner and one bucket, in memory. */
    private static final class Ledger implements QuotaLedger {
        private final TreeMap<Instant, Long> slots = new TreeMap<>();
        private Optional<Instant> pausedUntil = Optional.empty();

        @Override
        public boolean reserve(Owner owner, QuotaBucket bucket, long units, Instant now) {
            boolean holds = spent(bucket, now) + units <= bucket.limit();
            if (holds) {
                charge(owner, bucket, units, now);
            }
            return holds;
        }

        @Override
        public void charge(Owner owner, QuotaBucket bucket, long units, Instant now) {
            slots.merge(bucket.window().slotOf(now), units, Long::sum);
        }

        @Override
        public void pause(Owner owner, QuotaBucket bucket, Instant until) {
            pausedUntil = Optional.of(until);
        }

        @Override
        public Balance balance(Owner owner, QuotaBucket bucket, Instant now) {
            long spent = spent(bucket, now);
            Instant resetsAt = slots.tailMap(bucket.window().startOf(now)).keySet().stream()
                    .findFirst()
                    .map(bucket.window()::endOf)
                    .orElse(now);
            return new Balance(spent, bucket.limit() - spent, resetsAt, pausedUntil);
        }

        private long spent(QuotaBucket bucket, Instant now) {
            return slots.tailMap(bucket.window().startOf(now)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }
}
