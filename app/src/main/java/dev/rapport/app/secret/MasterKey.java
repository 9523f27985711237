package dev.rapport.app.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.domain.setting.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Finds the key that encrypts stored tokens; makes one when none is given. */
public final class MasterKey {
    private static final String FORM = "expected 32 random bytes in Base64, or a Tink keyset for AEAD as JSON";
    private static final int BYTES = 32;

    private MasterKey() {}

    /**
     * The configured key, else that of the key file beside the data folder, which is made if it is missing.
     *
     * @param warning told when a key file was made
     * @throws ConfigurationException if the key cannot be read or is none
     */
    public static Aead find(Configuration configuration, Consumer<String> warning) {
        return aead(keys(configuration, warning));
    }

    /** Every key that {@link #find} works with. */
    static KeysetHandle keys(Configuration configuration, Consumer<String> warning) {
        Optional<Secret> given = configuration.find(StoreSettings.MASTER_KEY);
        if (given.isPresent()) {
            return parse(given.get().reveal(), StoreSettings.MASTER_KEY.key());
        }
        Optional<Path> named = configuration.findPath(StoreSettings.MASTER_KEY_FILE);
        if (named.isPresent()) {
            String where = StoreSettings.MASTER_KEY_FILE.key() + " " + named.get();
            refuseAmongData(named.get(), configuration, where);
            return parse(read(named.get()), where);
        }
        Path made = fileBeside(configuration.dataDir());
        if (!Files.exists(made) && KeyFile.create(made, fresh())) {
            warning.accept("No master key is configured. Made " + made
                    + ", which now encrypts stored tokens: keep a copy of it apart from the store's backups.");
        }
        return parse(read(made), made.toString());
    }

    /** The file that holds the key; empty if the configuration itself does. */
    static Optional<Path> file(Configuration configuration) {
        return configuration.find(StoreSettings.MASTER_KEY).isPresent()
                ? Optional.empty()
                : Optional.of(configuration
                        .findPath(StoreSettings.MASTER_KEY_FILE)
                        .orElseGet(() -> fileBeside(configuration.dataDir())));
    }

    /**
     * A service that shares its store with others must not make a key of its own.
     *
     * @throws ConfigurationException if the store is a server and no key is configured
     */
    public static void refuseToMakeOne(Configuration configuration) {
        boolean isServer = configuration
                .find(StoreSettings.URL)
                .filter(url -> url.startsWith("jdbc:mysql:"))
                .isPresent();
        if (isServer
                && configuration.find(StoreSettings.MASTER_KEY).isEmpty()
                && configuration.find(StoreSettings.MASTER_KEY_FILE).isEmpty()) {
            throw new ConfigurationException(List.of(StoreSettings.MASTER_KEY_FILE.key()
                    + " is missing: a service on a server store needs the key that all processes on this store share;"
                    + " make one with: head -c 32 /dev/urandom | base64 > FILE"));
        }
    }

    /** @throws ConfigurationException if whoever copies the data folder would copy the key with it */
    static void refuseAmongData(Path file, Configuration configuration, String where) {
        if (file.toAbsolutePath().normalize().startsWith(configuration.dataDir())) {
            throw new ConfigurationException(
                    List.of(where + " lies in the data folder, whose copies could then be read by"
                            + " anybody; keep the key outside of " + configuration.dataDir()));
        }
    }

    static Aead aead(KeysetHandle keys) {
        try {
            return keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(List.of("the master key's keyset is not one for AEAD; " + FORM));
        }
    }

    /** Where the key is when none is configured: beside the data folder, so that a copy of that folder opens nothing. */
    public static Path fileBeside(Path dataDir) {
        return dataDir.resolveSibling(dataDir.getFileName() + ".key");
    }

    private static KeysetHandle parse(String text, String where) {
        String stripped = text.strip();
        try {
            AeadConfig.register();
            if (stripped.startsWith("{")) {
                return TinkJsonProtoKeysetFormat.parseKeyset(stripped, InsecureSecretKeyAccess.get());
            }
            byte[] key = Base64.getDecoder().decode(stripped);
            if (key.length != BYTES) {
                throw new ConfigurationException(List.of(where + " is " + key.length + " bytes long; " + FORM));
            }
            return KeyRotation.ofOne(key);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new ConfigurationException(List.of(where + " is not a key; " + FORM)); // a cause could quote the key
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ConfigurationException(List.of("the master key's file " + file + " cannot be read; " + FORM));
        }
    }

    private static String fresh() {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key) + System.lineSeparator();
    }
}
