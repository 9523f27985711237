package dev.rapport.app.secret;

import com.google.crypto.tink.Aead;
import dev.rapport.app.config.ConfigurationException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Encrypts with the master key, and binds a ciphertext to its place: moved elsewhere it does not open. Thread-safe. */
public final class Seal {
    private final Supplier<Aead> keySource;
    private @Nullable Aead key;

    /** @param keySource asked when there is something to encrypt or decrypt, and again when that does not open */
    public Seal(Supplier<Aead> keySource) {
        this.keySource = keySource;
    }

    /** @param place names where the ciphertext is kept; the same for opening it */
    public byte[] close(byte[] clear, byte[] place) {
        try {
            return key().encrypt(clear, place);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret could not be encrypted", e);
        }
    }

    /** @throws ConfigurationException if the master key is another, or the ciphertext came from another place */
    public byte[] open(byte[] ciphertext, byte[] place) {
        try {
            return key().decrypt(ciphertext, place);
        } catch (GeneralSecurityException e) {
            return openAnew(ciphertext, place);
        }
    }

    /** The key's file may hold a newer one since it was read. */
    private byte[] openAnew(byte[] ciphertext, byte[] place) {
        Aead other = keySource.get();
        try {
            byte[] clear = other.decrypt(ciphertext, place);
            use(other);
            return clear;
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    List.of("the master key does not open the tokens in this store; set secrets.master-key or"
                            + " secrets.master-key-file to the key they were stored with, or revoke them and add them"
                            + " again"));
        }
    }

    private synchronized Aead key() {
        if (key == null) {
            key = keySource.get();
        }
        return key;
    }

    /** From now on. */
    synchronized void use(Aead other) {
        key = other;
    }
}
