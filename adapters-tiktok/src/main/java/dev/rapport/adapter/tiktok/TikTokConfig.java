package dev.rapport.adapter.tiktok;

import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The settings of all routes, and the route that they ask for. */
final class TikTokConfig {
    static final String DISPLAY = "display";
    static final String TCM = "tcm";
    static final String RESEARCH = "research";

    static final String USER_BUCKET = "display-user";
    static final String VIDEOS_BUCKET = "display-videos";

    static final Setting<String> ROUTE = Setting.choice(
                    "route", "which of TikTok's official APIs is asked", DISPLAY, TCM, RESEARCH)
            .withDefault(DISPLAY);
    static final Setting<Secret> CLIENT_KEY =
            Setting.secret("client-key", "client key of the TikTok app; the app id on the tcm route");
    static final Setting<Secret> CLIENT_SECRET = Setting.secret("client-secret", "client secret of the TikTok app");
    static final Setting<Secret> ACCESS_TOKEN =
            Setting.secret("access-token", "access token of TikTok One, for the tcm route");
    static final Setting<String> TCM_ACCOUNT = Setting.text(
            "tcm-account-id",
            "which TikTok One creator marketplace account asks; without it the first that the token reaches",
            "letters, digits, _ and -",
            Pattern.compile("[A-Za-z0-9_-]{1,64}"));
    static final Setting<Boolean> RESEARCHER = Setting.flag(
                    "eligible-researcher", "whether TikTok approved this installation's research project")
            .withDefault(false);
    static final Setting<Duration> LOOKBACK = Setting.duration(
                    "research-lookback", "how far back the research route asks for posts, P1D to P3650D")
            .withDefault(Duration.ofDays(90));
    static final Setting<Long> RESEARCH_BATCH = Setting.number(
                    "research-batch-size", "creators whose posts the research route asks for in one query", 1, 1_000)
            .withDefault(50L);
    static final Setting<URI> BASE_URL = Setting.address(
                    "base-url", "where the API is, before the version; the tcm route has a host of its own")
            .withDefault(URI.create("https://open.tiktokapis.com"));
    static final Setting<URI> AUTHORIZE_URL = Setting.address(
                    "authorize-url", "where creators agree, before /v2/auth/authorize/")
            .withDefault(URI.create("https://www.tiktok.com"));
    private static final URI BUSINESS = URI.create("https://business-api.tiktok.com");

    /** Rate limit page, 2026-08-04: 600 a minute for each endpoint, sliding. */
    static final Setting<Long> CALLS =
            limit("quota.calls-per-minute", "calls per minute to each Display endpoint, or on the tcm route", 600);

    static final Setting<Long> RESEARCH_CALLS =
            limit("quota.research-calls-per-day", "calls of the research route per UTC day", 1_000);
    static final Setting<Long> RESEARCH_RECORDS =
            limit("quota.research-records-per-day", "records of the research route per UTC day", 100_000);

    static final List<Setting<?>> SETTINGS = List.of(
            ROUTE,
            CLIENT_KEY,
            CLIENT_SECRET,
            ACCESS_TOKEN,
            TCM_ACCOUNT,
            RESEARCHER,
            LOOKBACK,
            RESEARCH_BATCH,
            BASE_URL,
            AUTHORIZE_URL,
            CALLS,
            RESEARCH_CALLS,
            RESEARCH_RECORDS);

    private final Settings settings;
    private final List<String> wrong = new ArrayList<>();

    private TikTokConfig(Settings settings) {
        this.settings = settings;
    }

    /** Which route is asked for; the usual one if what was given is none. */
    static String route(Settings settings) {
        try {
            return settings.get(ROUTE);
        } catch (IllegalArgumentException e) {
            return DISPLAY;
        }
    }

    /** Whether anything was given that only somebody who wants this network gives. */
    static boolean isConfigured(Settings settings) {
        return settings.isGiven(CLIENT_KEY)
                || settings.isGiven(CLIENT_SECRET)
                || settings.isGiven(ACCESS_TOKEN)
                || !route(settings).equals(DISPLAY);
    }

    /** @throws IllegalArgumentException naming every setting that is missing or wrong, one per line */
    static Route create(Settings settings, Clock clock) {
        return new TikTokConfig(settings).create(clock);
    }

    /** @throws IllegalArgumentException naming every setting that is missing or wrong, one per line */
    static DisplayConfig display(Settings settings) {
        TikTokConfig config = new TikTokConfig(settings);
        config.requireApp();
        config.check(BASE_URL, true);
        config.check(AUTHORIZE_URL, true);
        if (!config.wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", config.wrong));
        }
        return new DisplayConfig(settings.get(CLIENT_KEY), settings.get(CLIENT_SECRET), config.baseUrl());
    }

    private Route create(Clock clock) {
        String route = route(settings);
        SETTINGS.forEach(setting -> check(setting, false));
        switch (route) {
            case TCM -> requireTcm();
            case RESEARCH -> requireResearch();
            default -> requireApp();
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", wrong));
        }
        return switch (route) {
            case TCM -> new TcmRoute(tcm(), clock);
            case RESEARCH -> new ResearchRoute(research(), clock);
            default ->
                new DisplayRoute(
                        new DisplayConfig(settings.get(CLIENT_KEY), settings.get(CLIENT_SECRET), baseUrl()), clock);
        };
    }

    private void check(Setting<?> setting, boolean required) {
        try {
            if (required) {
                settings.get(setting);
            } else {
                settings.find(setting);
            }
        } catch (IllegalArgumentException e) {
            if (!wrong.contains(e.getMessage())) {
                wrong.add(e.getMessage());
            }
        }
    }

    private void requireApp() {
        check(CLIENT_KEY, true);
        check(CLIENT_SECRET, true);
    }

    private void requireTcm() {
        check(ACCESS_TOKEN, true);
        if (!settings.isGiven(TCM_ACCOUNT) && !(settings.isGiven(CLIENT_KEY) && settings.isGiven(CLIENT_SECRET))) {
            wrong.add(settings.fullKey(TCM_ACCOUNT) + " is missing; expected " + TCM_ACCOUNT.form() + ", or "
                    + settings.fullKey(CLIENT_KEY) + " and " + settings.fullKey(CLIENT_SECRET)
                    + ", with which TikTok tells it");
        }
    }

    private void requireResearch() {
        requireApp();
        if (isUsable(RESEARCHER) && !settings.get(RESEARCHER)) {
            wrong.add(settings.fullKey(RESEARCHER) + " is not true: TikTok opens its Research API to approved"
                    + " non-profit research projects only, never to advertisers, agencies or creators; expected true, or "
                    + settings.fullKey(ROUTE) + " " + DISPLAY + " or " + TCM);
        }
        if (isUsable(LOOKBACK)) {
            Duration lookback = settings.get(LOOKBACK);
            if (lookback.compareTo(Duration.ofDays(1)) < 0 || lookback.compareTo(Duration.ofDays(3_650)) > 0) {
                wrong.add(settings.fullKey(LOOKBACK) + ": expected a duration from P1D to P3650D, got " + lookback);
            }
        }
    }

    private boolean isUsable(Setting<?> setting) {
        try {
            settings.get(setting);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private URI baseUrl() {
        return settings.get(BASE_URL);
    }

    private TcmConfig tcm() {
        Optional<TcmConfig.App> app = settings.find(CLIENT_KEY)
                .flatMap(id -> settings.find(CLIENT_SECRET).map(secret -> new TcmConfig.App(id, secret)));
        return new TcmConfig(
                settings.get(ACCESS_TOKEN),
                settings.find(TCM_ACCOUNT),
                app,
                settings.isGiven(BASE_URL) ? baseUrl() : BUSINESS);
    }

    private ResearchConfig research() {
        return new ResearchConfig(
                settings.get(CLIENT_KEY),
                settings.get(CLIENT_SECRET),
                baseUrl(),
                settings.get(LOOKBACK),
                Math.toIntExact(settings.get(RESEARCH_BATCH)));
    }

    private static Setting<Long> limit(String key, String meaning, long usual) {
        return Setting.number(key, meaning, 0, 1_000_000_000).withDefault(usual);
    }
}
