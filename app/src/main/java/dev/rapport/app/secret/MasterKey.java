package dev.rapport.app.secret;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.domain.setting.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
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
        Optional<Secret> given = configuration.find(StoreSettings.MASTER_KEY);
        if (given.isPresent()) {
            return parse(given.get().reveal(), StoreSettings.MASTER_KEY.key());
        }
        Optional<Path> file = configuration.findPath(StoreSettings.MASTER_KEY_FILE);
        if (file.isPresent()) {
            return parse(read(file.get()), StoreSettings.MASTER_KEY_FILE.key() + " " + file.get());
        }
        Path made = fileBeside(configuration.dataDir());
        if (!Files.exists(made) && create(made)) {
            warning.accept("No master key is configured. Made " + made
                    + ", which now encrypts stored tokens: keep a copy of it apart from the store's backups.");
        }
        return parse(read(made), made.toString());
    }

    /** Where the key is when none is configured: beside the data folder, so that a copy of that folder opens nothing. */
    public static Path fileBeside(Path dataDir) {
        return dataDir.resolveSibling(dataDir.getFileName() + ".key");
    }

    private static Aead parse(String text, String where) {
        String stripped = text.strip();
        try {
            if (stripped.startsWith("{")) {
                AeadConfig.register();
                return TinkJsonProtoKeysetFormat.parseKeyset(stripped, InsecureSecretKeyAccess.get())
                        .getPrimitive(RegistryConfiguration.get(), Aead.class);
            }
            byte[] key = Base64.getDecoder().decode(stripped);
            if (key.length != BYTES) {
                throw new ConfigurationException(List.of(where + " is " + key.length + " bytes long; " + FORM));
            }
            return new AesGcmJce(key);
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

    /** False if somebody else made it meanwhile. */
    private static boolean create(Path file) {
        byte[] key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        String text = Base64.getEncoder().encodeToString(key) + System.lineSeparator();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Path fresh = FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                    ? Files.createTempFile(
                            file.toAbsolutePath().getParent(),
                            ".key",
                            "",
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                    : Files.createTempFile(file.toAbsolutePath().getParent(), ".key", "");
            try {
                Files.writeString(fresh, text, StandardOpenOption.WRITE);
                Files.createLink(file, fresh);
                return true;
            } catch (FileAlreadyExistsException e) {
                return false;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be made", e);
        }
    }
}
