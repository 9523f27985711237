package dev.rapport.app.config;

import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.setting.Setting;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What the service reads accounts for, and how several of its processes share the work. */
public final class ScheduleSettings {
    public static final Setting<String> CAMPAIGN_TAGS = Setting.text(
                    "schedule.campaign-tags",
                    "Creators with one of these tags have a running campaign; separated by commas")
            .withDefault("campaign");
    public static final Setting<Duration> YOUNG = Setting.duration(
                    "schedule.young", "How old a reading may grow in the service: accounts with a young post")
            .withDefault(Duration.ofDays(2));
    public static final Setting<Duration> YOUNG_POST_AGE = Setting.duration(
                    "schedule.young-post-age", "Posts up to this age are young: their counts still move")
            .withDefault(Duration.ofDays(7));
    public static final Setting<Duration> DORMANT_AFTER = Setting.duration(
                    "schedule.dormant-after", "An account whose newest post is older is dormant")
            .withDefault(Duration.ofDays(90));
    public static final Setting<Duration> LOOK_EVERY = positive(
                    "schedule.look-every", "How often the service looks for accounts that nobody tried to read yet")
            .withDefault(Duration.ofMinutes(5));
    public static final Setting<Duration> LEASE = positive(
                    "sync.lease", "After this time without a sign of life the work of a process is taken over")
            .withDefault(Duration.ofSeconds(20));

    static final List<Setting<?>> ALL = List.of(CAMPAIGN_TAGS, YOUNG, YOUNG_POST_AGE, DORMANT_AFTER, LOOK_EVERY, LEASE);

    private ScheduleSettings() {}

    private static Setting<Duration> positive(String key, String meaning) {
        return Setting.of(key, meaning, "a duration of at least 4 seconds, such as PT20S", text -> {
            Duration duration = Setting.parseDuration(text);
            if (duration.compareTo(Duration.ofSeconds(4)) < 0) {
                throw new IllegalArgumentException("too short");
            }
            return duration;
        });
    }

    public static ReadingPlan readingPlan(Configuration configuration) {
        return new ReadingPlan(
                Arrays.stream(configuration.get(CAMPAIGN_TAGS).split(","))
                        .map(String::strip)
                        .filter(tag -> !tag.isEmpty())
                        .collect(Collectors.toUnmodifiableSet()),
                configuration.get(SyncSettings.SCHEDULE_CAMPAIGN),
                configuration.get(YOUNG),
                configuration.get(SyncSettings.SCHEDULE_CANDIDATE),
                configuration.get(SyncSettings.SCHEDULE_DORMANT),
                configuration.get(YOUNG_POST_AGE),
                configuration.get(DORMANT_AFTER));
    }
}
