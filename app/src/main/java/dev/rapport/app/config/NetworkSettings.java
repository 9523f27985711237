package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.time.Duration;
import java.util.List;

/** What every network has under {@code networks.<id>.}, beside its adapter's own settings. */
public final class NetworkSettings {
    public static final Setting<Boolean> ENABLED =
            Setting.flag("enabled", "Whether the network is read; default: when any of its credentials is set");
    public static final Setting<String> CAPTIONS = Setting.choice(
                    "captions", "Whose post texts are kept", "none", "partners", "all")
            .withDefault("partners");
    public static final Setting<Duration> RETENTION_TEXT = Setting.duration(
                    "retention.text", "Texts are refreshed or deleted within this time")
            .withDefault(Duration.ofDays(28));
    public static final Setting<Duration> RETENTION_NUMBERS = Setting.duration(
            "retention.numbers", "Numbers are refreshed or deleted within this time; default: the network's rule");

    static final List<Setting<?>> ALL = List.of(ENABLED, CAPTIONS, RETENTION_TEXT, RETENTION_NUMBERS);

    private NetworkSettings() {}
}
