package dev.rapport.app.config;

import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Where plug-ins lie and which of them may be loaded.
 *
 * @param named the folder that the configuration names
 * @param dataDir holds the folder that is taken otherwise, if it is there
 * @param allowed SHA-256 of jars, in lower-case hexadecimal digits
 */
public record PlugInPolicy(Optional<Path> named, Path dataDir, Set<String> allowed) {
    public PlugInPolicy {
        allowed = Set.copyOf(allowed);
    }

    public Path folder() {
        return named.orElseGet(() -> dataDir.resolve("plugins"));
    }

    /** The line of the configuration file that allows one more jar. */
    public String lineAllowing(String sha256) {
        Set<String> more = new LinkedHashSet<>(allowed.stream().sorted().toList());
        more.add(sha256);
        return PlugInSettings.ALLOW.key() + ": " + String.join(",", more);
    }
}
