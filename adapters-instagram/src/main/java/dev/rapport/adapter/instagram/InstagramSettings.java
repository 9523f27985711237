package dev.rapport.adapter.instagram;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Secret;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an operator sets under {@code networks.instagram}.
 *
 * @param userId id of the operator's own professional account, through which others are seen
 * @param tokenInAddress sends the token as a parameter, as Meta documents it, and not in a header
 * @param appSecret signs the token when the Meta app requires it
 */
record InstagramSettings(
        Secret accessToken,
        boolean tokenInAddress,
        String userId,
        Optional<Secret> appSecret,
        String apiVersion,
        URI baseUrl,
        QuotaBucket calls) {

    static final String BUCKET = "calls";

    static final Setting<Secret> ACCESS_TOKEN =
            Setting.secret("access-token", "Token of a system user or person with the account's permissions");
    static final Setting<String> ACCESS_TOKEN_IN = Setting.choice(
                    "access-token-in",
                    "How the token is sent; a header keeps it out of addresses",
                    "header",
                    "parameter")
            .withDefault("header");
    static final Setting<String> USER_ID = Setting.text(
            "user-id",
            "Id of your own Instagram professional account, through which others are seen",
            "digits",
            Pattern.compile("\\d{1,30}"));
    static final Setting<Secret> APP_SECRET =
            Setting.secret("app-secret", "Secret of the Meta app; needed only if the app requires proof of it");
    static final Setting<String> API_VERSION = Setting.text(
                    "api-version",
                    "Version of the Graph API",
                    "a version such as v26.0",
                    Pattern.compile("v\\d{1,4}\\.\\d{1,4}"))
            .withDefault("v26.0");
    static final Setting<URI> BASE_URL = Setting.address("base-url", "Where the Graph API is reached")
            .withDefault(URI.create("https://graph.facebook.com"));
    /** Meta does not publish the number; 150 keeps below the 200 that is commonly planned with. */
    static final Setting<Long> CALLS_PER_HOUR = Setting.number(
                    "quota.calls-per-hour", "Calls per rolling hour that are planned with", 1, 1_000_000)
            .withDefault(150L);

    static final Setting<Duration> MIN_SPACING = Setting.duration("quota.min-spacing", "Least time between two calls")
            .withDefault(Duration.ofSeconds(1));

    static List<Setting<?>> all() {
        return List.of(
                ACCESS_TOKEN, ACCESS_TOKEN_IN, USER_ID, APP_SECRET, API_VERSION, BASE_URL, CALLS_PER_HOUR, MIN_SPACING);
    }

    /** Whether anything was given that only somebody who wants this network gives. */
    static boolean isConfigured(Settings settings) {
        return settings.isGiven(ACCESS_TOKEN) || settings.isGiven(USER_ID) || settings.isGiven(APP_SECRET);
    }

    /** @throws IllegalArgumentException naming every setting that is missing or wrong, one per line */
    static InstagramSettings from(Settings settings) {
        List<String> problems = new ArrayList<>();
        for (Setting<?> setting : all()) {
            try {
                if (settings.find(setting).isEmpty() && setting != APP_SECRET) {
                    settings.get(setting);
                }
            } catch (IllegalArgumentException e) {
                problems.add(String.valueOf(e.getMessage()));
            }
        }
        if (problems.isEmpty() && !isHeaderText(settings.get(ACCESS_TOKEN).reveal())) {
            problems.add(settings.fullKey(ACCESS_TOKEN) + ": expected letters, digits and signs without blanks");
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new InstagramSettings(
                settings.get(ACCESS_TOKEN),
                settings.get(ACCESS_TOKEN_IN).equals("parameter"),
                settings.get(USER_ID),
                settings.find(APP_SECRET),
                settings.get(API_VERSION),
                settings.get(BASE_URL),
                bucket(settings));
    }

    private static boolean isHeaderText(String token) {
        return token.chars().allMatch(c -> c > ' ' && c <= '~');
    }

    static QuotaBucket bucket(Settings settings) {
        return new QuotaBucket(
                BUCKET,
                "calls",
                settings.get(CALLS_PER_HOUR),
                new QuotaWindow.Rolling(Duration.ofHours(1)),
                settings.get(MIN_SPACING));
    }
}
