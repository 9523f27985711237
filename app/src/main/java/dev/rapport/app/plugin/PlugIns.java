package dev.rapport.app.plugin;

import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.PlugInPolicy;
import dev.rapport.app.config.PlugInSettings;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The networks that others brought. Whatever is wrong with one of them leaves the others alone.
 *
 * @param leftOut those that are there and are not used, each with its reason
 */
public record PlugIns(List<PlugIn> loaded, List<LeftOut> leftOut) {
    /** Longest time that all of them together may take to come up. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    public PlugIns {
        loaded = List.copyOf(loaded);
        leftOut = List.copyOf(leftOut);
    }

    /** Networks of plug-ins that are there and are not used, as far as they say which. */
    public Set<Network> networksLeftOut() {
        return leftOut.stream()
                .flatMap(each -> each.network().stream())
                .filter(network -> loaded.stream()
                        .noneMatch(plugIn -> plugIn.provider().network().equals(network)))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @throws ConfigurationException if the folder that the configuration names is not there */
    public static PlugIns load(PlugInPolicy policy) {
        return load(policy, PATIENCE);
    }

    static PlugIns load(PlugInPolicy policy, Duration patience) {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        List<Attempt> attempts = new ArrayList<>(ofClassPath(found));
        ClassLoader shared = new SharedClasses(PlugIns.class.getClassLoader());
        for (Path file : jars(policy)) {
            ofJar(file, policy, shared, found).ifPresent(attempts::add);
        }
        long deadline = System.nanoTime() + patience.toNanos();
        attempts.forEach(attempt -> attempt.end(deadline - System.nanoTime(), found));
        return new PlugIns(found.loaded(), found.leftOut());
    }

    /** What came of it so far. */
    record Found(List<PlugIn> loaded, List<LeftOut> leftOut) {
        void leaveOut(String jar, Optional<Network> network, String reason) {
            leftOut.add(new LeftOut(jar, network, reason));
        }
    }

    private static List<Path> jars(PlugInPolicy policy) {
        Path folder = policy.folder();
        if (!Files.isDirectory(folder)) {
            if (policy.named().isPresent()) {
                throw new ConfigurationException(
                        List.of(PlugInSettings.DIR.key() + ": " + folder + " is not a folder; expected one with jars"));
            }
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar") && Files.isRegularFile(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ConfigurationException(List.of(PlugInSettings.DIR.key() + ": " + folder + " cannot be read"));
        }
    }

    private static Optional<Attempt> ofJar(Path file, PlugInPolicy policy, ClassLoader shared, Found found) {
        PlugInJar jar;
        try {
            jar = PlugInJar.read(file);
        } catch (IOException e) {
            found.leaveOut(file.toString(), Optional.empty(), "it cannot be read (" + e.getMessage() + ")");
            return Optional.empty();
        }
        Optional<Network> network = jar.label().network();
        if (!policy.allowed().contains(jar.sha256())) {
            found.leaveOut(
                    jar.name(),
                    network,
                    "its SHA-256 is not in " + PlugInSettings.ALLOW.key() + ". A plug-in can do all that Rapport can;"
                            + " if you trust whoever made it, put this line into the configuration file: "
                            + policy.lineAllowing(jar.sha256()));
            return Optional.empty();
        }
        return Optional.of(Attempt.start(jar.name(), network, () -> new Loading(jar, shared).plugIn()));
    }

    private static List<Attempt> ofClassPath(Found found) {
        List<Attempt> attempts = new ArrayList<>();
        Iterator<ServiceLoader.Provider<NetworkAdapterProvider>> services =
                ServiceLoader.load(NetworkAdapterProvider.class).stream().iterator();
        boolean more = true;
        while (more) {
            try {
                more = services.hasNext();
                if (more) {
                    ServiceLoader.Provider<NetworkAdapterProvider> service = services.next();
                    attempts.add(Attempt.start(
                            service.type().getName(), Optional.empty(), () -> Loading.ofClassPath(service)));
                }
            } catch (ServiceConfigurationError e) {
                found.leaveOut("in the class path", Optional.empty(), String.valueOf(e.getMessage()));
            }
        }
        return attempts;
    }
}
