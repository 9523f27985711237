package dev.rapport.app.config;

import dev.rapport.domain.setting.Setting;
import java.nio.file.Path;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Forms of values that only the application takes. */
final class Forms {
    private Forms() {}

    static Setting<Path> path(String key, String meaning) {
        return Setting.of(key, meaning, "a path", text -> Path.of(notBlank(text)));
    }

    static Setting<ZoneId> zone(String key, String meaning) {
        return Setting.of(key, meaning, "a time zone such as UTC or Europe/Paris", text -> ZoneId.of(notBlank(text)));
    }

    static String notBlank(String text) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return stripped;
    }

    /** When something recurs. */
    static Setting<String> schedule(String key, String meaning) {
        return Setting.of(
                key, meaning, "a time of day such as 03:30, or a cron expression of five or six fields", text -> {
                    String stripped = notBlank(text);
                    if (stripped.contains(" ")) {
                        int fields = stripped.split("\\s+").length;
                        if (fields < 5 || fields > 6) {
                            throw new IllegalArgumentException("not cron");
                        }
                        return stripped;
                    }
                    return LocalTime.parse(stripped, DateTimeFormatter.ofPattern("HH:mm"))
                            .toString();
                });
    }
}
