package dev.rapport.app.judging;

import dev.rapport.app.cli.Session;
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
        return unproven(provider, configuration, "rates are computed by commands, and not by the service, because");
    }

    /** Why the service computes no rates, for each network that is said to have granted them and without proof. */
    public static List<String> refusals(Session session) {
        return session.providers().all().stream()
                .flatMap(provider ->
                        unproven(provider, session.configuration(), "rates are not computed by the service, although")
                                .stream())
                .toList();
    }

    private static Optional<String> unproven(
            NetworkAdapterProvider provider, Configuration configuration, String consequence) {
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
                : Optional.of(provider.displayName() + " " + consequence + " networks." + provider.network() + "."
                        + APPROVED + " says that this was granted, but not for which project and when: set "
                        + missing.stream().collect(Collectors.joining(" and ")) + ". Without such a grant the"
                        + " network's terms forbid them.");
    }
}
