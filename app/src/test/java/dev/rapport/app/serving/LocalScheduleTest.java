package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalScheduleTest {
    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private static List<Instant> times(LocalSchedule schedule, String from, String to) {
        List<Instant> times = new ArrayList<>();
        Instant end = Instant.parse(to);
        for (Instant next = schedule.next(Instant.parse(from)); next.isBefore(end); next = schedule.next(next)) {
            times.add(next);
        }
        return times;
    }

    /** At 02:00 of 29 March 2026 clocks are put forward, at 03:00 of 25 October back. */
    @ParameterizedTest
    @CsvSource({
        "02:30, 2026-03-27T12:00:00Z, 2026-03-31T12:00:00Z",
        "02:30, 2026-10-23T12:00:00Z, 2026-10-27T12:00:00Z",
        "03:00, 2026-03-27T12:00:00Z, 2026-03-31T12:00:00Z",
        "30 2 * * *, 2026-03-27T12:00:00Z, 2026-03-31T12:00:00Z",
        "30 2 * * *, 2026-10-23T12:00:00Z, 2026-10-27T12:00:00Z"
    })
    void a_daily_run_comes_once_every_local_day_also_when_the_clocks_change(String text, String from, String to) {
        List<LocalDate> days = times(new LocalSchedule(text, PARIS), from, to).stream()
                .map(at -> LocalDate.ofInstant(at, PARIS))
                .toList();
        assertThat(days).hasSize(4).doesNotHaveDuplicates().isSorted();
    }

    @Test
    void a_time_that_the_clocks_skip_comes_later_and_one_that_they_repeat_comes_the_first_time() {
        LocalSchedule schedule = new LocalSchedule("02:30", PARIS);
        assertThat(schedule.next(Instant.parse("2026-03-28T12:00:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
        assertThat(schedule.next(Instant.parse("2026-10-24T12:00:00Z"))).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(schedule.next(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
        assertThat(schedule.next(Instant.parse("2026-10-25T01:10:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
    }

    @Test
    void five_fields_begin_with_minutes_and_six_with_seconds() {
        Instant noon = Instant.parse("2026-03-02T12:00:00Z");
        assertThat(new LocalSchedule("15 */6 * * *", ZoneOffset.UTC).next(noon)).isEqualTo("2026-03-02T12:15:00Z");
        assertThat(new LocalSchedule("30 15 13 * * MON", ZoneOffset.UTC).next(noon))
                .isEqualTo("2026-03-02T13:15:30Z");
    }

    @Test
    void what_is_no_expression_or_never_comes_is_refused() {
        assertThatThrownBy(() -> new LocalSchedule("a b c d e", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new LocalSchedule("0 0 30 2 *", ZoneOffset.UTC))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
