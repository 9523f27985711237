package dev.rapport.adapter.youtube;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/**
 * @param keyInHeader whether the key travels in a header instead of the documented query parameter
 * @param detailsOfNewPosts whether posts not yet stored are also read once through videos.list
 */
record YouTubeConfig(
        Secret apiKey,
        boolean keyInHeader,
        URI baseUrl,
        List<QuotaBucket> buckets,
        Duration fullSweepEvery,
        boolean detailsOfNewPosts) {

    /** Buckets reset at midnight there, daylight saving included (quota cost page, 2026-06-01). */
    static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");

    static final String MAIN = "main";
    static final String STATS = "stats";
    static final String SEARCH = "search";

    private static final Setting<Secret> API_KEY =
            Setting.secret("api-key", "key of the one Google Cloud project that this installation uses");
    private static final Setting<String> KEY_PLACE = Setting.choice(
                    "api-key-in",
                    "where the key travels: the documented query parameter, or the header X-goog-api-key, which the logs "
                            + "of proxies do not show",
                    "parameter",
                    "header")
            .withDefault("parameter");
    private static final Setting<URI> BASE_URL = Setting.address("base-url", "where the API is, before /youtube/v3")
            .withDefault(URI.create("https://www.googleapis.com"));
    private static final Setting<Boolean> APPROVED = Setting.flag(
                    "derived-metrics-approved", "whether Google granted this project the derived-metrics amendment")
            .withDefault(false);
    private static final Setting<String> PROJECT =
            Setting.text("project-number", "number of the project the amendment was granted to");
    private static final Setting<LocalDate> APPROVED_ON = Setting.of(
            "derived-metrics-approved-on",
            "day on which Google granted the amendment",
            "a day such as 2026-09-01",
            text -> LocalDate.parse(text.strip()));
    private static final Setting<Long> MAIN_LIMIT = units("quota.main-per-day", "units of the main bucket", 10_000);
    private static final Setting<Long> STATS_LIMIT =
            units("quota.stats-per-day", "units of the videos:batchGetStats bucket", 10_000);
    private static final Setting<Long> SEARCH_LIMIT = units("quota.search-per-day", "calls of search.list", 100);
    private static final Setting<Duration> SWEEP = Setting.duration(
                    "full-sweep-every", "how often uploads are listed although their number is unchanged")
            .withDefault(Duration.ofDays(7));
    private static final Setting<String> DETAILS = Setting.choice(
                    "post-details", "new: read new posts once through videos.list too", "none", "new")
            .withDefault("none");

    static final List<Setting<?>> SETTINGS = List.of(
            API_KEY,
            KEY_PLACE,
            BASE_URL,
            APPROVED,
            APPROVED_ON,
            PROJECT,
            MAIN_LIMIT,
            STATS_LIMIT,
            SEARCH_LIMIT,
            SWEEP,
            DETAILS);

    static YouTubeConfig from(Settings settings) {
        return new YouTubeConfig(
                settings.get(API_KEY),
                settings.get(KEY_PLACE).equals("header"),
                settings.get(BASE_URL),
                buckets(settings),
                settings.get(SWEEP),
                settings.get(DETAILS).equals("new"));
    }

    static boolean isConfigured(Settings settings) {
        return settings.isGiven(API_KEY);
    }

    /** Whether the amendment was granted, to a project that is named and on a day that is named. */
    static boolean isApproved(Settings settings) {
        return settings.get(APPROVED) && settings.isGiven(PROJECT) && settings.isGiven(APPROVED_ON);
    }

    static List<QuotaBucket> buckets(Settings settings) {
        return List.of(
                bucket(MAIN, "units", settings.get(MAIN_LIMIT)),
                bucket(STATS, "units", settings.get(STATS_LIMIT)),
                bucket(SEARCH, "calls", settings.get(SEARCH_LIMIT)));
    }

    private static QuotaBucket bucket(String name, String unit, long limit) {
        return new QuotaBucket(name, unit, limit, new QuotaWindow.Day(PACIFIC), Duration.ZERO);
    }

    private static Setting<Long> units(String key, String what, long limit) {
        return Setting.number(key, what + " per Pacific day", 0, 1_000_000_000).withDefault(limit);
    }
}
