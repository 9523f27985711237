package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.QuotaLedger.Balance;
import dev.rapport.domain.store.QuotaLedger.Owner;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What {@link QuotaLedger} holds, and that nobody oversteps it. */
abstract class QuotaContract extends StorePart {
    private static final Owner OWNER = new Owner(Network.YOUTUBE, "key");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final QuotaBucket DAY =
            new QuotaBucket("main", "units", 100, new QuotaWindow.Day(PACIFIC), Duration.ZERO);
    private static final QuotaBucket HOUR =
            new QuotaBucket("calls", "calls", 100, new QuotaWindow.Rolling(Duration.ofHours(1)), Duration.ZERO);
    private static final Instant NOON = Instant.parse("2026-03-02T20:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-03-03T08:00:00Z");

    QuotaContract(StoreContract contract) {
        super(contract);
    }

    private QuotaLedger quota() {
        return store().quota();
    }

    @Test
    void a_bucket_nobody_touched_is_full() {
        assertThat(quota().balance(OWNER, DAY, NOON)).isEqualTo(new Balance(0, 100, MIDNIGHT, Optional.empty()));
        assertThat(quota().balance(OWNER, HOUR, NOON)).isEqualTo(new Balance(0, 100, NOON, Optional.empty()));
    }

    @Test
    void a_reservation_is_taken_whole_or_not_at_all() {
        assertThat(quota().reserve(OWNER, DAY, 60, NOON)).isPresent();
        assertThat(quota().reserve(OWNER, DAY, 41, NOON)).isEmpty();
        assertThat(quota().balance(OWNER, DAY, NOON).spent()).isEqualTo(60);
        assertThat(quota().reserve(OWNER, DAY, 40, NOON)).isPresent();
        assertThat(quota().reserve(OWNER, DAY, 1, NOON)).isEmpty();
        assertThat(quota().reserve(OWNER, DAY, 0, NOON)).isPresent();
        assertThat(quota().balance(OWNER, DAY, NOON)).isEqualTo(new Balance(100, 0, MIDNIGHT, Optional.empty()));
    }

    @Test
    void a_charge_may_go_beyond_the_limit_and_nothing_is_left_then() {
        quota().charge(OWNER, DAY, 130, NOON);
        assertThat(quota().balance(OWNER, DAY, NOON).spent()).isEqualTo(130);
        assertThat(quota().balance(OWNER, DAY, NOON).left()).isZero();
        assertThat(quota().reserve(OWNER, DAY, 1, NOON)).isEmpty();
    }

    @Test
    void a_day_ends_at_midnight_of_its_zone() {
        quota().reserve(OWNER, DAY, 100, NOON);
        assertThat(quota().reserve(OWNER, DAY, 1, MIDNIGHT.minusMillis(1))).isEmpty();
        assertThat(quota().reserve(OWNER, DAY, 1, MIDNIGHT)).isPresent();
        assertThat(quota().balance(OWNER, DAY, MIDNIGHT).spent()).isOne();
    }

    @Test
    void a_day_of_twenty_three_hours_ends_when_the_clocks_say_so() {
        Instant beforeChange = Instant.parse("2026-03-08T09:00:00Z");
        assertThat(quota().balance(OWNER, DAY, beforeChange).resetsAt())
                .isEqualTo(Instant.parse("2026-03-09T07:00:00Z"));
    }

    @Test
    void a_rolling_window_gives_back_what_left_it_and_says_when() {
        quota().reserve(OWNER, HOUR, 40, NOON);
        quota().reserve(OWNER, HOUR, 60, NOON.plus(Duration.ofMinutes(30)));
        Balance full = quota().balance(OWNER, HOUR, NOON.plus(Duration.ofMinutes(30)));
        assertThat(full.left()).isZero();
        assertThat(full.resetsAt()).isEqualTo(NOON.plus(Duration.ofMinutes(61)));
        assertThat(quota().reserve(OWNER, HOUR, 1, full.resetsAt().minusMillis(1)))
                .isEmpty();
        Balance later = quota().balance(OWNER, HOUR, full.resetsAt());
        assertThat(later.spent()).isEqualTo(60);
        assertThat(later.resetsAt()).isEqualTo(NOON.plus(Duration.ofMinutes(91)));
        assertThat(quota().reserve(OWNER, HOUR, 40, full.resetsAt())).isPresent();
    }

    @Test
    void calls_that_keep_a_spacing_line_up_whoever_makes_them_and_count_when_they_are_made() {
        QuotaBucket spaced = new QuotaBucket(
                "calls", "calls", 4, new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ofSeconds(50));
        assertThat(quota().reserve(OWNER, spaced, 1, NOON)).hasValue(NOON);
        assertThat(anotherDoor().quota().reserve(OWNER, spaced, 1, NOON)).hasValue(NOON.plusSeconds(50));
        assertThat(quota().reserve(OWNER, spaced, 5, NOON)).isEmpty();
        assertThat(quota().reserve(OWNER, spaced, 1, NOON)).hasValue(NOON.plusSeconds(100));
        assertThat(quota().balance(OWNER, spaced, NOON.plusSeconds(110)).spent())
                .isEqualTo(2);
        assertThat(quota().reserve(OWNER, spaced, 1, NOON.plusSeconds(200))).hasValue(NOON.plusSeconds(200));
    }

    @Test
    void owners_and_buckets_do_not_share() {
        quota().reserve(OWNER, DAY, 100, NOON);
        assertThat(quota().reserve(new Owner(Network.YOUTUBE, "KEY"), DAY, 100, NOON))
                .isPresent();
        assertThat(quota().reserve(new Owner(Network.TIKTOK, "key"), DAY, 100, NOON))
                .isPresent();
        assertThat(quota().reserve(OWNER, HOUR, 100, NOON)).isPresent();
    }

    @Test
    void a_pause_holds_for_its_time_and_a_shorter_one_does_not_cut_it() {
        Instant until = NOON.plusSeconds(90);
        quota().pause(OWNER, DAY, until);
        quota().pause(OWNER, DAY, NOON.plusSeconds(10));
        assertThat(quota().balance(OWNER, DAY, NOON).pausedUntil()).hasValue(until);
        assertThat(quota().balance(OWNER, DAY, until).pausedUntil()).isEmpty();
        assertThat(quota().balance(OWNER, HOUR, NOON).pausedUntil()).isEmpty();
    }

    @Test
    void another_door_sees_what_was_spent() {
        quota().reserve(OWNER, DAY, 70, NOON);
        assertThat(anotherDoor().quota().reserve(OWNER, DAY, 31, NOON)).isEmpty();
        assertThat(anotherDoor().quota().balance(OWNER, DAY, NOON).left()).isEqualTo(30);
    }

    @Test
    void many_who_reserve_at_once_never_overstep_and_waste_nothing() throws Exception {
        assertThat(granted(8, 40, quota(), anotherDoor().quota())).isEqualTo(100);
        assertThat(quota().balance(OWNER, DAY, NOON)).isEqualTo(new Balance(100, 0, MIDNIGHT, Optional.empty()));
    }

    private static long granted(int threads, int attempts, QuotaLedger... doors)
            throws InterruptedException, ExecutionException {
        ExecutorService workers = Executors.newFixedThreadPool(threads);
        try {
            List<Future<Long>> counts = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                QuotaLedger door = doors[i % doors.length];
                counts.add(workers.submit(() -> {
                    long granted = 0;
                    for (int attempt = 0; attempt < attempts; attempt++) {
                        granted += door.reserve(OWNER, DAY, 1, NOON).isPresent() ? 1 : 0;
                    }
                    return granted;
                }));
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return sum;
        } finally {
            workers.shutdownNow();
        }
    }
}
