package dev.rapport.app.wiring;

import dagger.Component;
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

/** The installed networks, one provider each: those that come with the program and those of plug-in jars. */
public final class Providers {
    private final SortedMap<Network, NetworkAdapterProvider> byNetwork = new TreeMap<>();

    /** @throws IllegalArgumentException naming both if two providers claim one network */
    public Providers(Collection<NetworkAdapterProvider> providers) {
        for (NetworkAdapterProvider provider : providers) {
            NetworkAdapterProvider other = byNetwork.putIfAbsent(provider.network(), provider);
            if (other != null) {
                throw new IllegalArgumentException("two adapters claim the network " + provider.network() + ": "
                        + other.getClass().getName() + " and "
                        + provider.getClass().getName() + "; remove one of their jars");
            }
        }
    }

    public static Providers installed() {
        return new Providers(DaggerProviders_Installed.create().providers());
    }

    /** By network id. */
    public Collection<NetworkAdapterProvider> all() {
        return byNetwork.values();
    }

    public Optional<NetworkAdapterProvider> find(Network network) {
        return Optional.ofNullable(byNetwork.get(network));
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
