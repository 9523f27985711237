package dev.rapport.app.secret;

import com.google.crypto.tink.KeysetHandle;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Replaces the master key. At every moment the keys in the file open everything that is stored. */
public final class KeyChange {
    private final Configuration configuration;
    private final KeysetHandle old;

    private KeyChange(Configuration configuration, KeysetHandle old) {
        this.configuration = configuration;
        this.old = old;
    }

    /**
     * @param warning told when a key file had to be made
     * @throws ConfigurationException if there is no usable key now
     */
    public static KeyChange of(Configuration configuration, Consumer<String> warning) {
        return new KeyChange(configuration, MasterKey.keys(configuration, warning));
    }

    /** The file that holds the key now; empty if the configuration itself does. */
    public Optional<Path> file() {
        return MasterKey.file(configuration);
    }

    /**
     * Writes a new key before the old ones, encrypts all grants with it, and then drops the old ones if it is to.
     *
     * @return how many grants
     * @throws ConfigurationException if the keys cannot be kept there, or the old ones do not open what is stored
     */
    public int into(Path target, EncryptedGrants grants, boolean dropOld) {
        grants.checkKey();
        MasterKey.refuseAmongData(target, configuration, target.toString());
        KeysetHandle keys = KeyRotation.behindNew(old);
        if (file().filter(target::equals).isPresent()) {
            KeyFile.replace(target, KeyRotation.json(keys));
        } else if (Files.exists(target) || !KeyFile.create(target, KeyRotation.json(keys))) {
            throw new ConfigurationException(
                    List.of(target + " exists already; name a file that does not, keys are never overwritten"));
        }
        int count = grants.encryptAnew(MasterKey.aead(keys));
        if (dropOld) {
            KeyFile.replace(target, KeyRotation.json(KeyRotation.firstOf(keys)));
        }
        return count;
    }
}
