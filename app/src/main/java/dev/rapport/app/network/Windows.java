package dev.rapport.app.network;

import dev.rapport.domain.quota.QuotaWindow;

/** Stretches of time that quotas are counted over, in words. */
final class Windows {
    private Windows() {}

    static String name(QuotaWindow window) {
        return switch (window) {
            case QuotaWindow.Day day -> "per day, from midnight in " + day.zone();
            case QuotaWindow.Rolling rolling ->
                "per " + rolling.length().toString().substring(2).toLowerCase(java.util.Locale.ROOT) + ", rolling";
        };
    }
}
