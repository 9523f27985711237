package dev.rapport.app.config;

import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Every key that is known with these networks, and the names that environment variables give them. */
final class ConfigurationKeys {
    static final List<Setting<?>> TOP = Stream.of(
                    StoreSettings.ALL,
                    SyncSettings.ALL,
                    ScheduleSettings.ALL,
                    RankSettings.ALL,
                    ServerSettings.ALL,
                    LegalSettings.ALL,
                    LogSettings.ALL,
                    PlugInSettings.ALL)
            .flatMap(List::stream)
            .toList();
    static final String VARIABLE_PREFIX = "RAPPORT_";

    private static final Pattern TIER_KEY = Pattern.compile("tiers\\.([a-z0-9][a-z0-9-]*)\\.(from|to)");
    private static final Pattern TIER_VARIABLE = Pattern.compile("RAPPORT_TIERS_([A-Z0-9][A-Z0-9_]*)_(FROM|TO)");

    private final Map<String, Setting<?>> byKey = new LinkedHashMap<>();
    private final Map<String, String> byVariable = new LinkedHashMap<>();

    ConfigurationKeys(Collection<NetworkAdapterProvider> providers) {
        TOP.forEach(setting -> add(setting.key(), setting));
        for (NetworkAdapterProvider provider : providers) {
            Stream.concat(NetworkSettings.ALL.stream(), provider.settings().stream())
                    .forEach(setting -> add("networks." + provider.network() + "." + setting.key(), setting));
        }
        Tiers.DEFAULT
                .all()
                .forEach(tier -> Stream.of("from", "to").forEach(bound -> {
                    String key = "tiers." + tier.name() + "." + bound;
                    add(key, tierBound(key));
                }));
    }

    private void add(String key, Setting<?> setting) {
        byKey.put(key, setting);
        byVariable.put(variable(key), key);
    }

    static String variable(String key) {
        return VARIABLE_PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    private static Setting<Long> tierBound(String key) {
        return Setting.number(key, "Bound of a size class, included", 0, Long.MAX_VALUE);
    }

    Optional<Setting<?>> find(String key) {
        Setting<?> known = byKey.get(key);
        if (known == null && TIER_KEY.matcher(key).matches()) {
            return Optional.of(tierBound(key));
        }
        return Optional.ofNullable(known);
    }

    Optional<String> keyOfVariable(String variable) {
        String known = byVariable.get(variable);
        if (known != null) {
            return Optional.of(known);
        }
        Matcher tier = TIER_VARIABLE.matcher(variable);
        return tier.matches()
                ? Optional.of("tiers." + tier.group(1).toLowerCase(Locale.ROOT).replace('_', '-') + "."
                        + tier.group(2).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    /** By key, those of every network once for each network. */
    Map<String, Setting<?>> all() {
        return byKey;
    }

    String nearestTo(String key) {
        return nearest(key, byKey.keySet());
    }

    String nearestVariable(String variable) {
        return nearest(variable, byVariable.keySet());
    }

    private static String nearest(String wrong, Collection<String> known) {
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        String best = "";
        int least = Integer.MAX_VALUE;
        for (String candidate : known) {
            int steps = distance.apply(wrong, candidate);
            if (steps < least) {
                least = steps;
                best = candidate;
            }
        }
        return best;
    }
}
