package com.example.rapport.bluesky;

import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** What stands under {@code networks.bluesky.}. */
record BlueskyConfig(URI baseUrl) {
    static final String BUCKET = "calls";

    private static final Setting<URI> BASE_URL = Setting.address("base-url", "where the AppView is, before /xrpc")
            .withDefault(URI.create("https://public.api.bsky.app"));
    private static final Setting<Long> CALLS = Setting.number(
                    "quota.calls-per-minute", "calls that are planned with, per rolling minute", 1, 10_000)
            .withDefault(300L);

    static final List<Setting<?>> SETTINGS = List.of(BASE_URL, CALLS);

    static BlueskyConfig from(Settings settings) {
        return new BlueskyConfig(settings.get(BASE_URL));
    }

    /** Bluesky's own hosts allow 3,000 calls in five minutes from one address; half of that is planned with. */
    static QuotaBucket bucket(Settings settings) {
        return new QuotaBucket(
                BUCKET, "calls", settings.get(CALLS), new QuotaWindow.Rolling(Duration.ofMinutes(1)), Duration.ZERO);
    }
}
