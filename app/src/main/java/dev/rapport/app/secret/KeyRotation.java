package dev.rapport.app.secret;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/** Keysets: the first key encrypts, every key opens what it once encrypted. */
final class KeyRotation {
    private KeyRotation() {}

    /**
     * A key that was no keyset, as one. What it encrypted carries no mark of its key, so it is taken in without one.
     *
     * @param key 32 bytes
     */
    @AccessesPartialKey
    static KeysetHandle ofOne(byte[] key) throws GeneralSecurityException {
        AesGcmParameters unmarked = AesGcmParameters.builder()
                .setKeySizeBytes(key.length)
                .setIvSizeBytes(12)
                .setTagSizeBytes(16)
                .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                .build();
        AesGcmKey taken = AesGcmKey.builder()
                .setParameters(unmarked)
                .setKeyBytes(SecretBytes.copyFrom(key, InsecureSecretKeyAccess.get()))
                .build();
        return KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.importKey(taken).withRandomId().makePrimary())
                .build();
    }

    /** The same keys behind a new one. */
    static KeysetHandle behindNew(KeysetHandle keys) {
        try {
            return KeysetHandle.newBuilder(keys)
                    .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                            .withRandomId()
                            .makePrimary())
                    .build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key could be made", e);
        }
    }

    /** The first key without the others. */
    static KeysetHandle firstOf(KeysetHandle keys) {
        KeysetHandle.Builder rest = KeysetHandle.newBuilder(keys);
        for (int i = rest.size() - 1; i >= 0; i--) {
            if (!rest.getAt(i).isPrimary()) {
                rest.deleteAt(i);
            }
        }
        try {
            return rest.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the first key could not be taken alone", e);
        }
    }

    /** For the key file; not to be shown. */
    static String json(KeysetHandle keys) {
        try {
            return TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get())
                    + System.lineSeparator();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a keyset could not be written", e);
        }
    }
}
