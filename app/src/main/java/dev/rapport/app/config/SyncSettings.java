package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/** How runs work and how old readings may grow. */
public final class SyncSettings {
    public static final Setting<String> SCHEDULE =
            Forms.schedule("sync.schedule", "When the service syncs").withDefault("03:00");
    public static final Setting<ZoneId> TIME_ZONE =
            Forms.zone("sync.time-zone", "Time zone of the schedule").withDefault(ZoneOffset.UTC);
    public static final Setting<Long> BATCH_SIZE = Setting.number(
                    "sync.batch-size", "Accounts that are handed to a network's adapter at a time", 1, 100_000)
            .withDefault(1000L);
    public static final Setting<Long> MAX_IN_FLIGHT = Setting.number(
                    "sync.max-in-flight", "Calls to one network at the same time", 1, 256)
            .withDefault(16L);
    public static final Setting<Long> POSTS = Setting.number(
                    "sync.posts-per-account", "Newest posts that are read per account", 0, 1000)
            .withDefault(20L);
    public static final Setting<Duration> FRESH_FOR = Setting.duration(
                    "sync.fresh-for", "Readings younger than this are not repeated")
            .withDefault(Duration.ofHours(20));
    public static final Setting<Long> ATTEMPTS = Setting.number(
                    "sync.attempts", "Tries of one call, the first included", 1, 20)
            .withDefault(4L);
    public static final Setting<Duration> CALL_TIMEOUT = Setting.duration(
                    "sync.call-timeout", "Longest time of a whole call, from connecting to the last byte")
            .withDefault(Duration.ofSeconds(30));
    public static final Setting<Long> MAX_ANSWER_SIZE = Setting.size(
                    "sync.max-answer-size", "Largest answer that is read, inflated")
            .withDefault(20_000_000L);
    public static final Setting<Duration> SCHEDULE_CAMPAIGN = Setting.duration(
                    "schedule.campaign", "How old a reading may grow in the service: posts of a running campaign")
            .withDefault(Duration.ofDays(1));
    public static final Setting<Duration> SCHEDULE_CANDIDATE = Setting.duration(
                    "schedule.candidate", "How old a reading may grow in the service: candidates")
            .withDefault(Duration.ofDays(7));
    public static final Setting<Duration> SCHEDULE_DORMANT = Setting.duration(
                    "schedule.dormant", "How old a reading may grow in the service: everybody else")
            .withDefault(Duration.ofDays(30));

    static final List<Setting<?>> ALL = List.of(
            SCHEDULE,
            TIME_ZONE,
            BATCH_SIZE,
            MAX_IN_FLIGHT,
            POSTS,
            FRESH_FOR,
            ATTEMPTS,
            CALL_TIMEOUT,
            MAX_ANSWER_SIZE,
            SCHEDULE_CAMPAIGN,
            SCHEDULE_CANDIDATE,
            SCHEDULE_DORMANT);

    private SyncSettings() {}
}
