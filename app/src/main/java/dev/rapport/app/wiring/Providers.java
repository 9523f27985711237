package dev.rapport.app.wiring;

import dagger.Component;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.plugin.PlugIn;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The installed networks, one provider each: those that come with the program and those of plug-ins. */
public final class Providers {
    private static final String BUILT_IN = "built in";

    private final SortedMap<Network, PlugIn> byNetwork = new TreeMap<>();

    /** @throws ConfigurationException naming both if two providers claim one network */
    private Providers(Collection<PlugIn> all) {
        List<String> problems = new ArrayList<>();
        for (PlugIn each : all) {
            Network network = each.provider().network();
            PlugIn other = byNetwork.putIfAbsent(network, each);
            if (other != null) {
                problems.add("two adapters claim the network " + network + ": " + other.jar() + " and " + each.jar()
                        + "; remove one of them");
            }
        }
        if (!problems.isEmpty()) {
            throw new ConfigurationException(problems);
        }
    }

    /** Those that come with the program. */
    public static Providers builtIn() {
        return new Providers(DaggerProviders_Installed.create().providers().stream()
                .map(provider -> new PlugIn(provider, BUILT_IN, ""))
                .toList());
    }

    /**
     * These and more.
     *
     * @throws ConfigurationException naming both if two claim one network
     */
    public Providers with(Collection<PlugIn> plugIns) {
        List<PlugIn> all = new ArrayList<>(byNetwork.values());
        all.addAll(plugIns);
        return new Providers(all);
    }

    /** By network id. */
    public Collection<NetworkAdapterProvider> all() {
        return byNetwork.values().stream().map(PlugIn::provider).toList();
    }

    public Optional<NetworkAdapterProvider> find(Network network) {
        return Optional.ofNullable(byNetwork.get(network)).map(PlugIn::provider);
    }

    /** The plug-in that brought a network; empty for one that comes with the program. */
    public Optional<PlugIn> plugIn(Network network) {
        return Optional.ofNullable(byNetwork.get(network))
                .filter(from -> !from.jar().equals(BUILT_IN));
    }

    /** @throws IllegalArgumentException naming what is installed if there is no such network */
    public NetworkAdapterProvider named(String network) {
        return parse(network)
                .flatMap(this::find)
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + network + "\" is not an installed network; installed are " + ids()));
    }

    private static Optional<Network> parse(String text) {
        try {
            return Optional.of(Network.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public String ids() {
        return byNetwork.keySet().stream().map(Network::id).collect(Collectors.joining(", "));
    }

    public List<Network> networks() {
        return new ArrayList<>(byNetwork.keySet());
    }

    @Singleton
    @Component(modules = NetworksModule.class)
    interface Installed {
        Set<NetworkAdapterProvider> providers();
    }
}
