package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.util.List;

/** What the service writes about its work. */
public final class LogSettings {
    public static final Setting<String> FORMAT = Setting.choice(
                    "log.format", "How the service writes its log", "text", "json")
            .withDefault("text");
    public static final Setting<String> LEVEL = Setting.choice(
                    "log.level", "From which level on the service writes", "error", "warn", "info", "debug")
            .withDefault("info");

    static final List<Setting<?>> ALL = List.of(FORMAT, LEVEL);

    private LogSettings() {}
}
