package dev.rapport.app.serving;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.schedule.CronSchedule;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A time of day, or a cron expression, of some zone. Each time of the zone's clocks comes once: one that daylight saving
 * skips comes as late as the clocks are put forward, of one that it repeats only the first comes.
 */
final class LocalSchedule implements Schedule {
    private final String text;
    private final ZoneId zone;
    private final CronSchedule times;

    /**
     * @param text as {@code sync.schedule} takes it
     * @throws IllegalArgumentException if no time ever comes, or the expression is not understood
     */
    LocalSchedule(String text, ZoneId zone) {
        this.text = text;
        this.zone = zone;
        this.times = new CronSchedule(cron(text), ZoneOffset.UTC);
        if (next(LocalDateTime.of(2026, 1, 1, 0, 0)).toInstant(ZoneOffset.UTC).equals(NEVER)) {
            throw new IllegalArgumentException("\"" + text + "\" never comes");
        }
    }

    private static String cron(String text) {
        if (!text.contains(" ")) {
            LocalTime time = LocalTime.parse(text);
            return "0 " + time.getMinute() + " " + time.getHour() + " * * *";
        }
        return text.split("\\s+").length == 5 ? "0 " + text : text;
    }

    /** On clocks that know no daylight saving. */
    private LocalDateTime next(LocalDateTime after) {
        return LocalDateTime.ofInstant(
                times.getNextExecutionTime(ExecutionComplete.simulatedSuccess(after.toInstant(ZoneOffset.UTC))),
                ZoneOffset.UTC);
    }

    Instant next(Instant after) {
        LocalDateTime time = next(LocalDateTime.ofInstant(after, zone));
        Instant moment = time.atZone(zone).toInstant();
        while (!moment.isAfter(after)) {
            time = next(time);
            moment = time.atZone(zone).toInstant();
        }
        return moment;
    }

    @Override
    public Instant getNextExecutionTime(ExecutionComplete done) {
        return next(done.getTimeDone());
    }

    @Override
    public boolean isDeterministic() {
        return true;
    }

    @Override
    public String toString() {
        return text + " " + zone;
    }
}
