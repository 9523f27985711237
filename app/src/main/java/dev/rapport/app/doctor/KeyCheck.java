package dev.rapport.app.doctor;

import dev.rapport.app.cli.Program;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.StoreSettings;
import dev.rapport.app.secret.MasterKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The key that encrypts creators' tokens, and who may read its file. Makes none. */
final class KeyCheck {
    private static final String NAME = "master key";
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private KeyCheck() {}

    static List<Check> of(Configuration configuration) {
        if (configuration.find(StoreSettings.MASTER_KEY).isPresent()) {
            return List.of(usable(configuration, StoreSettings.MASTER_KEY.key() + " is given"));
        }
        boolean named = configuration.findPath(StoreSettings.MASTER_KEY_FILE).isPresent();
        Path file = configuration
                .findPath(StoreSettings.MASTER_KEY_FILE)
                .orElseGet(() -> MasterKey.fileBeside(configuration.dataDir()));
        if (!named && !Files.exists(file)) {
            return List.of(none(configuration, file));
        }
        List<Check> checks = new ArrayList<>();
        checks.add(usable(configuration, "in " + file));
        if (Files.exists(file)) {
            checks.add(rights(file));
        }
        return checks;
    }

    private static Check none(Configuration configuration, Path file) {
        return configuration.find(StoreSettings.URL).isPresent()
                ? Check.warn(
                        NAME,
                        "none is given, so this machine would make its own, which other machines on the same store lack",
                        "Set secrets.master-key or secrets.master-key-file, the same on all of them.")
                : Check.ok(NAME, "none yet; " + file + " is made with the first creator's grant");
    }

    private static Check usable(Configuration configuration, String where) {
        try {
            Object ignored = MasterKey.find(configuration, warning -> {});
            return Check.ok(NAME, where);
        } catch (ConfigurationException e) {
            return Check.fail(NAME, String.valueOf(e.getMessage()), "Put the right key there.");
        }
    }

    private static Check rights(Path file) {
        String name = "key file rights";
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            return OWNER.containsAll(rights)
                    ? Check.ok(name, "only its owner may read " + file)
                    : Check.warn(
                            name,
                            file + " has " + PosixFilePermissions.toString(rights) + ", so others may read it",
                            "Do: chmod 600 " + Program.quoted(file));
        } catch (UnsupportedOperationException e) {
            return Check.ok(name, "not told by this file system");
        } catch (IOException e) {
            return Check.warn(name, file + " tells nothing of its rights", "See who may read it.");
        }
    }
}
