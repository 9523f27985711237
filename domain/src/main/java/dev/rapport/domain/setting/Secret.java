package dev.rapport.domain.setting;

/**
 * A key, token or password. It prints as stars, has no equality by content and is shown only to who asks by name.
 *
 * <p>Immutable and safe for use by many threads.
 */
public final class Secret {
    private final String value;

    public Secret(String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a secret must not be blank");
        }
        this.value = value;
    }

    /** The secret itself; for a request header or a cipher, never for a message. */
    public String reveal() {
        return value;
    }

    @Override
    public String toString() {
        return "****";
    }
}
