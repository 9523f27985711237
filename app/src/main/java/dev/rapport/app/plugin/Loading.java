package dev.rapport.app.plugin;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.setting.Setting;
import dev.rapport.domain.setting.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** From a jar's bytes to its provider. Runs what the author wrote, so it may fail in any way and take any time. */
record Loading(PlugInJar jar, ClassLoader shared) {
    private static final String SERVICES = "META-INF/services/" + NetworkAdapterProvider.class.getName();

    PlugIn plugIn() throws Refusal, IOException {
        JarLabel label = jar.label();
        ApiVersion built = label.api()
                .orElseThrow(() -> new Refusal("its manifest names no " + JarLabel.API + "; this Rapport has "
                        + ApiVersion.OURS + ". Ask its author for a build that states it"));
        if (!ApiVersion.OURS.takes(built)) {
            throw new Refusal("it was built against adapter API " + built + " and this Rapport has " + ApiVersion.OURS
                    + "; install "
                    + (built.major() < ApiVersion.OURS.major() ? "a newer build of it" : "a newer Rapport"));
        }
        Network network = label.network()
                .orElseThrow(() -> new Refusal("its manifest names no " + JarLabel.NETWORK + ", the network's id"));
        ClassLoader own = new PlugInClassLoader(jar.name(), jar.entries(), shared);
        Thread.currentThread().setContextClassLoader(own);
        List<ServiceLoader.Provider<NetworkAdapterProvider>> services =
                ServiceLoader.load(NetworkAdapterProvider.class, own).stream().toList();
        if (services.size() != 1) {
            throw new Refusal("it names " + services.size() + " providers in " + SERVICES + ", expected one");
        }
        NetworkAdapterProvider provider = tried(services.get(0).get());
        if (!provider.network().equals(network)) {
            throw new Refusal("its manifest names the network " + network + " and its provider " + provider.network());
        }
        return new PlugIn(provider, jar.fileName(), label.version());
    }

    static PlugIn ofClassPath(ServiceLoader.Provider<NetworkAdapterProvider> service) {
        NetworkAdapterProvider provider = tried(service.get());
        Class<?> type = provider.getClass();
        CodeSource source = type.getProtectionDomain().getCodeSource();
        String jar = source == null
                ? type.getName()
                : Path.of(source.getLocation().getPath()).getFileName() + " (class path)";
        return new PlugIn(
                provider,
                jar,
                Optional.ofNullable(type.getPackage().getImplementationVersion())
                        .orElse(""));
    }

    /** Asked for all that needs no settings, so that what does not fit shows now and not in the middle of a command. */
    private static NetworkAdapterProvider tried(NetworkAdapterProvider provider) {
        Settings none = new Settings("networks." + provider.network(), Map.of());
        if (provider.displayName().isBlank()) {
            throw new IllegalStateException("it has no name");
        }
        provider.settings().forEach(Setting::key);
        boolean ignored = provider.isConfigured(none);
        if (!provider.capabilities(none).network().equals(provider.network())) {
            throw new IllegalStateException("its capabilities are of another network");
        }
        return provider;
    }
}
