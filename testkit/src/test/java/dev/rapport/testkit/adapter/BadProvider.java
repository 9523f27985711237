package dev.rapport.testkit.adapter;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What one writes who has read nothing: either naive, where only the good case was thought of, or contrary, where the rest
 * is wrong.
 */
record BadProvider(boolean naive) implements NetworkAdapterProvider {
    static final String BUCKET = "calls";
    private static final Network BAD = new Network("bad");
    private static final Setting<String> BASE_URL = Setting.text("base-url", "where");
    private static final Setting<?> KEY = Setting.secret("key", "the key");
    private static final Setting<?> SHOWN_KEY = Setting.text("key", "");

    @Override
    public Network network() {
        return BAD;
    }

    @Override
    public String displayName() {
        return "Bad";
    }

    @Override
    public List<Setting<?>> settings() {
        return naive ? List.of(BASE_URL, KEY) : List.of(BASE_URL, SHOWN_KEY, SHOWN_KEY);
    }

    @Override
    public boolean isConfigured(Settings settings) {
        return settings.isGiven(KEY);
    }

    @Override
    public Capabilities capabilities(Settings settings) {
        if (!naive) {
            settings.get(BASE_URL);
        }
        return capabilities("plain");
    }

    static Capabilities capabilities(String route) {
        Map<Measure, Availability> counts = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            counts.put(measure, measure == Measure.SAVES ? Availability.NEVER : Availability.SOMETIMES);
        }
        return new Capabilities(
                BAD,
                route,
                counts,
                "",
                PlainDialect.PER_CALL,
                PlainDialect.PER_PAGE,
                List.of(new QuotaBucket(
                        BUCKET, "calls", 1_000, new QuotaWindow.Rolling(Duration.ofHours(1)), Duration.ZERO)),
                List.of(),
                List.of(),
                Optional.empty());
    }

    @Override
    public AccountReference reference(String handleOrAddress) {
        return AccountReference.ofHandle(handleOrAddress);
    }

    @Override
    public AccountReference referenceById(String externalId) {
        return AccountReference.ofId(externalId.toLowerCase(Locale.ROOT));
    }

    @Override
    public Optional<String> profileUrl(Optional<Handle> handle, Optional<String> externalId) {
        return handle.map(known -> "https://bad.invalid/" + known);
    }

    @Override
    public NetworkAdapter create(Context context) {
        String key = context.settings().given().get("key");
        String where = context.settings().given().get("base-url");
        if (key == null || where == null) {
            throw new IllegalStateException("key?");
        }
        return new BadAdapter(where, key, naive);
    }
}
