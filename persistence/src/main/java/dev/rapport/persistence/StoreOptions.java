package dev.rapport.persistence;

import dev.rapport.domain.setting.Secret;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the store is and how to get in.
 *
 * @param url a JDBC address: {@code jdbc:h2:...}, {@code jdbc:mysql://...} for MySQL and MariaDB alike
 * @param poolSize connections at the same time, at least 1
 */
public record StoreOptions(String url, Optional<String> user, Optional<Secret> password, int poolSize) {
    private static final int EMBEDDED_POOL = 8;

    public StoreOptions {
        if (poolSize < 1) {
            throw new IllegalArgumentException("a store needs at least one connection, got " + poolSize);
        }
    }

    /**
     * A store in a file of this machine. Several processes may open it at once: the first one serves the others, on the
     * loopback address only.
     *
     * @param file without the ending {@code .mv.db}, which is added
     * @throws IllegalArgumentException if the path holds a semicolon, which the address cannot carry
     */
    public static StoreOptions embedded(Path file) {
        String path = file.toAbsolutePath().normalize().toString().replace('\\', '/');
        if (path.indexOf(';') >= 0) {
            throw new IllegalArgumentException("the path of an embedded store must not hold a semicolon: " + path);
        }
        return new StoreOptions(
                "jdbc:h2:file:" + path + StoreUrl.EMBEDDED_PARAMETERS, Optional.empty(), Optional.empty(), EMBEDDED_POOL);
    }

    /** The address as people may see it: without user, password and parameters. */
    public String place() {
        return StoreUrl.place(url);
    }

    @Override
    public String toString() {
        return "StoreOptions[" + place() + ", poolSize=" + poolSize + "]";
    }
}
