package dev.rapport.app.config;

import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configuration of one start: every key known, every value of its accepted form.
 *
 * <p>Immutable.
 *
 * @param top everything that is not under {@code networks.}
 * @param adapters by network, the settings that its adapter declares
 * @param common by network, those of {@link NetworkSettings}
 * @param source where it comes from, for people
 * @param dataDir folder of the embedded store, absolute
 */
public record Configuration(
        Settings top,
        Map<Network, Settings> adapters,
        Map<Network, Settings> common,
        Tiers tiers,
        String source,
        Path folder,
        Path dataDir) {
    public Configuration {
        adapters = Map.copyOf(adapters);
        common = Map.copyOf(common);
    }

    public <T> T get(Setting<T> setting) {
        return top.get(setting);
    }

    public <T> Optional<T> find(Setting<T> setting) {
        return top.find(setting);
    }

    /** A path as it was meant: relative ones start at the working folder. */
    public Optional<Path> findPath(Setting<Path> setting) {
        return top.find(setting).map(folder::resolve);
    }

    /** What the network's adapter declares. */
    public Settings adapter(Network network) {
        return adapters.getOrDefault(network, new Settings("networks." + network, Map.of()));
    }

    /** What every network has. */
    public Settings common(Network network) {
        return common.getOrDefault(network, new Settings("networks." + network, Map.of()));
    }

    /** Every key that the application itself knows. */
    public static List<Setting<?>> topSettings() {
        return ConfigurationKeys.TOP;
    }

    /** Every key that every network has under its prefix, beside its adapter's own. */
    public static List<Setting<?>> networkSettings() {
        return NetworkSettings.ALL;
    }
}
