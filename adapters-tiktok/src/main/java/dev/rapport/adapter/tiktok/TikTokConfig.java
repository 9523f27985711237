package dev.rapport.adapter.tiktok;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The checked settings of the Display route. */
record TikTokConfig(Secret clientKey, Secret clientSecret, URI baseUrl) {
    static final String DISPLAY = "display";
    static final String USER_BUCKET = "display-user";
    static final String VIDEOS_BUCKET = "display-videos";

    private static final Setting<String> ROUTE = Setting.choice(
                    "route", "which of TikTok's official APIs is asked", DISPLAY, "tcm", "research")
            .withDefault(DISPLAY);
    private static final Setting<Secret> CLIENT_KEY = Setting.secret("client-key", "client key of the TikTok app");
    private static final Setting<Secret> CLIENT_SECRET =
            Setting.secret("client-secret", "client secret of the TikTok app");
    private static final Setting<Boolean> RESEARCHER = Setting.flag(
                    "eligible-researcher", "whether TikTok approved this installation's research project")
            .withDefault(false);
    private static final Setting<Duration> LOOKBACK = Setting.duration(
                    "research-lookback", "how far back the research route asks for posts")
            .withDefault(Duration.ofDays(90));
    private static final Setting<URI> BASE_URL = Setting.address("base-url", "where the API is, before /v2")
            .withDefault(URI.create("https://open.tiktokapis.com"));
    /** Rate limit page, 2026-08-04: 600 a minute for each endpoint, sliding. */
    private static final Setting<Long> CALLS =
            number("quota.calls-per-minute", "calls per minute to each Display endpoint", 600);

    private static final Setting<Long> RESEARCH_CALLS =
            number("quota.research-calls-per-day", "calls of the research route per UTC day", 1_000);
    private static final Setting<Long> RESEARCH_RECORDS =
            number("quota.research-records-per-day", "records of the research route per UTC day", 100_000);

    static final List<Setting<?>> SETTINGS = List.of(
            ROUTE,
            CLIENT_KEY,
            CLIENT_SECRET,
            RESEARCHER,
            LOOKBACK,
            BASE_URL,
            CALLS,
            RESEARCH_CALLS,
            RESEARCH_RECORDS);

    /** @throws IllegalArgumentException naming every setting that is missing or wrong, one per line */
    static TikTokConfig from(Settings settings) {
        List<String> wrong = new ArrayList<>();
        for (Setting<?> setting : SETTINGS) {
            try {
                if (setting.isSecret()) {
                    settings.get(setting);
                } else {
                    settings.find(setting);
                }
            } catch (IllegalArgumentException e) {
                wrong.add(e.getMessage());
            }
        }
        String asked = settings.given().getOrDefault(ROUTE.key(), DISPLAY);
        if (isOtherRoute(asked)) {
            wrong.add(settings.fullKey(ROUTE) + ": this version speaks the display route only, got \"" + asked + "\"");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
        return new TikTokConfig(settings.get(CLIENT_KEY), settings.get(CLIENT_SECRET), settings.get(BASE_URL));
    }

    private static boolean isOtherRoute(String asked) {
        try {
            return !ROUTE.parse(asked).equals(DISPLAY);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static boolean isConfigured(Settings settings) {
        return settings.isGiven(CLIENT_KEY) && settings.isGiven(CLIENT_SECRET);
    }

    static List<QuotaBucket> buckets(Settings settings) {
        long calls = settings.get(CALLS);
        return List.of(bucket(USER_BUCKET, calls), bucket(VIDEOS_BUCKET, calls));
    }

    private static QuotaBucket bucket(String name, long limit) {
        return new QuotaBucket(
                name, "calls", limit, new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ZERO);
    }

    private static Setting<Long> number(String key, String meaning, long usual) {
        return Setting.number(key, meaning, 0, 1_000_000_000).withDefault(usual);
    }
}
