package dev.rapport.app.judging;

import dev.rapport.app.config.Configuration;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A network's approval to compute rates from its numbers, where its adapter knows such a thing. */
public final class Approval {
    private static final String APPROVED = "derived-metrics-approved";
    private static final List<String> EVIDENCE = List.of("project-number", "derived-metrics-approved-on");

    private Approval() {}

    /** Whether the adapter knows such an approval and was not given it. */
    static boolean isLacking(NetworkAdapterProvider provider, Settings settings) {
        return setting(provider, APPROVED).isPresent() && !isGiven(provider, settings);
    }

    private static boolean isGiven(NetworkAdapterProvider provider, Settings settings) {
        return setting(provider, APPROVED)
                .flatMap(settings::find)
                .map(Object::toString)
                .map(Boolean::parseBoolean)
                .orElse(false);
    }

    private static Optional<Setting<?>> setting(NetworkAdapterProvider provider, String key) {
        return provider.settings().stream()
                .filter(setting -> setting.key().equals(key))
                .findAny();
    }

    /** What is missing where an approval is claimed without saying for which project and since when. */
    public static Optional<String> doubt(NetworkAdapterProvider provider, Configuration configuration) {
        Settings settings = configuration.adapter(provider.network());
        if (!isGiven(provider, settings)) {
            return Optional.empty();
        }
        List<String> missing = EVIDENCE.stream()
                .flatMap(key -> setting(provider, key).stream())
                .filter(setting -> !settings.isGiven(setting))
                .map(settings::fullKey)
                .toList();
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        provider.displayName() + " rates are computed because networks." + provider.network() + "."
                                + APPROVED + " says that this was granted, but not for which project and when: set "
                                + missing.stream().collect(Collectors.joining(" and ")) + ". Without such a grant the"
                                + " network's terms forbid them.");
    }
}
