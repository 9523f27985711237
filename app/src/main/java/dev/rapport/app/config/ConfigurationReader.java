package dev.rapport.app.config;

import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts file and environment together and checks every key and value; all problems come out at once. */
public final class ConfigurationReader {
    private static final String DEFAULT_FILE = "rapport.yaml";
    private static final String TEST_PREFIX = "RAPPORT_TEST_";

    private final Collection<NetworkAdapterProvider> providers;
    private final Set<Network> leftOut;
    private final ConfigurationKeys keys;
    private final List<String> problems = new ArrayList<>();
    /** By key: the value and where it was written. */
    private final Map<String, Given> given = new TreeMap<>();

    private record Given(String value, String where) {}

    private ConfigurationReader(Collection<NetworkAdapterProvider> providers, Set<Network> leftOut) {
        this.providers = providers;
        this.leftOut = leftOut;
        this.keys = new ConfigurationKeys(providers);
    }

    /**
     * @param file the file named by the user; empty for {@code rapport.yaml} in the folder, if there is one
     * @param folder the working folder
     * @param leftOut networks whose plug-in is there and was not loaded: their keys are passed over
     * @throws ConfigurationException naming every problem
     */
    public static Configuration read(
            Optional<Path> file,
            Path folder,
            Map<String, String> environment,
            Collection<NetworkAdapterProvider> providers,
            Set<Network> leftOut) {
        return new ConfigurationReader(providers, leftOut).read(file, folder, environment);
    }

    /**
     * What decides which plug-ins are loaded; read first, since the keys of their networks are not known yet. Problems are
     * not told here: they come with all others.
     */
    public static PlugInPolicy plugIns(Optional<Path> file, Path folder, Map<String, String> environment) {
        ConfigurationReader reader = new ConfigurationReader(List.of(), Set.of());
        reader.gather(file, folder, environment);
        reader.given.entrySet().removeIf(entry -> !reader.fits(entry.getKey(), entry.getValue()));
        Settings top = new Settings("", reader.valuesUnder(""));
        return new PlugInPolicy(
                top.find(PlugInSettings.DIR).map(folder::resolve),
                dataDir(top, folder, environment),
                top.find(PlugInSettings.ALLOW).orElse(Set.of()));
    }

    private Optional<Path> gather(Optional<Path> named, Path folder, Map<String, String> environment) {
        Optional<Path> file = named.map(folder::resolve)
                .or(() -> Optional.of(folder.resolve(DEFAULT_FILE)).filter(Files::exists));
        file.ifPresent(path -> ConfigurationFile.read(path, problems)
                .forEach((key, value) -> take(key, value, path.getFileName().toString())));
        new TreeMap<>(environment).forEach(this::takeVariable);
        return file;
    }

    private Configuration read(Optional<Path> named, Path folder, Map<String, String> environment) {
        Optional<Path> file = gather(named, folder, environment);
        given.forEach(this::fits);
        Tiers tiers = tiers();
        Settings top = new Settings("", valuesUnder(""));
        Map<Network, Settings> adapters = new HashMap<>();
        Map<Network, Settings> common = new HashMap<>();
        for (NetworkAdapterProvider provider : providers) {
            split(provider, adapters, common);
        }
        if (given.containsKey(StoreSettings.MASTER_KEY.key())
                && given.containsKey(StoreSettings.MASTER_KEY_FILE.key())) {
            problems.add("secrets.master-key and secrets.master-key-file are both given; keep one");
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
        return new Configuration(
                top,
                adapters,
                common,
                tiers,
                file.map(Path::toString).orElse("no file") + " and the environment",
                folder,
                dataDir(top, folder, environment));
    }

    private static Path dataDir(Settings top, Path folder, Map<String, String> environment) {
        return top.find(StoreSettings.DATA_DIR)
                .map(folder::resolve)
                .orElseGet(() -> userData(environment))
                .toAbsolutePath()
                .normalize();
    }

    private static Path userData(Map<String, String> environment) {
        String dataHome = environment.getOrDefault("XDG_DATA_HOME", "");
        Path base = dataHome.isBlank() || !Path.of(dataHome).isAbsolute()
                ? Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "share")
                : Path.of(dataHome);
        return base.resolve("rapport");
    }

    private void take(String key, String value, String where) {
        if (keys.find(key).isPresent()) {
            given.put(key, new Given(value, where));
            return;
        }
        if (leftOut.stream().anyMatch(network -> key.startsWith("networks." + network + "."))) {
            return;
        }
        unknownNetwork(key)
                .ifPresentOrElse(
                        problems::add,
                        () -> problems.add(
                                key + " (" + where + ") is not a known key; the nearest is " + keys.nearestTo(key)));
    }

    private Optional<String> unknownNetwork(String key) {
        String[] parts = key.split("\\.", 3);
        if (parts.length < 3 || !parts[0].equals("networks")) {
            return Optional.empty();
        }
        Set<String> installed = providers.stream()
                .map(provider -> provider.network().id())
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        return installed.contains(parts[1])
                ? Optional.empty()
                : Optional.of(key + " is about a network that is not installed; installed are "
                        + String.join(", ", installed));
    }

    private void takeVariable(String variable, String value) {
        if (!variable.startsWith(ConfigurationKeys.VARIABLE_PREFIX) || variable.startsWith(TEST_PREFIX)) {
            return;
        }
        if (leftOut.stream()
                .anyMatch(network -> variable.startsWith(ConfigurationKeys.variable("networks." + network + ".")))) {
            return;
        }
        keys.keyOfVariable(variable)
                .ifPresentOrElse(
                        key -> given.put(key, new Given(value, variable)),
                        () -> problems.add(variable + " (environment) is not a known key; the nearest is "
                                + keys.nearestVariable(variable)));
    }

    private boolean fits(String key, Given value) {
        Setting<?> setting = keys.find(key).orElseThrow();
        try {
            Object ignored = setting.parse(value.value());
            return true;
        } catch (IllegalArgumentException e) {
            problems.add(key + " (" + value.where() + "): " + e.getMessage());
            return false;
        }
    }

    private Map<String, String> valuesUnder(String prefix) {
        Map<String, String> values = new HashMap<>();
        given.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                values.put(key.substring(prefix.length()), value.value());
            }
        });
        return values;
    }

    private void split(
            NetworkAdapterProvider provider, Map<Network, Settings> adapters, Map<Network, Settings> common) {
        String prefix = "networks." + provider.network();
        Map<String, String> own = new HashMap<>(valuesUnder(prefix + "."));
        Map<String, String> shared = new HashMap<>(own);
        Set<String> declared = provider.settings().stream().map(Setting::key).collect(Collectors.toSet());
        own.keySet().retainAll(declared);
        shared.keySet()
                .retainAll(
                        NetworkSettings.ALL.stream().map(Setting::key).collect(Collectors.toCollection(HashSet::new)));
        adapters.put(provider.network(), new Settings(prefix, own));
        common.put(provider.network(), new Settings(prefix, shared));
    }

    private Tiers tiers() {
        Map<String, ConfiguredTiers.Bounds> bounds = new TreeMap<>();
        valuesUnder("tiers.").keySet().stream()
                .map(key -> key.substring(0, key.lastIndexOf('.')))
                .forEach(name -> bounds.put(name, new ConfiguredTiers.Bounds(bound(name, "from"), bound(name, "to"))));
        try {
            return ConfiguredTiers.of(bounds);
        } catch (IllegalArgumentException e) {
            String.valueOf(e.getMessage()).lines().forEach(problems::add);
            return Tiers.DEFAULT;
        }
    }

    private OptionalLong bound(String tier, String side) {
        String key = "tiers." + tier + "." + side;
        Given value = given.get(key);
        if (value == null) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of((Long) keys.find(key).orElseThrow().parse(value.value()));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty(); // reported by fits
        }
    }
}
