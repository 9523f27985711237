package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Locale;

/**
 * Names one record that was set aside: twelve letters and digits made from where it stands, the same every time it is
 * written. Shown and typed as {@code k3m9-p2x7-d4qa}.
 */
public record QuarantineId(String value) {
    /** Crockford's base 32, which has no i, l, o and u. */
    private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int LENGTH = 12;

    public QuarantineId {
        if (value.length() != LENGTH || value.chars().anyMatch(c -> DIGITS.indexOf(c) < 0)) {
            throw new IllegalArgumentException(
                    "an id of a record set aside looks like k3m9-p2x7-d4qa, got \"" + value + "\"");
        }
    }

    /** @param position among what was set aside of the account at that moment */
    public static QuarantineId of(AccountId account, String run, Instant foundAt, int position) {
        String place = account.value() + " " + run + " " + foundAt + " " + position;
        try {
            long bits = ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256").digest(place.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                text.append(DIGITS.charAt((int) (bits >>> (i * 5)) & 31));
            }
            return new QuarantineId(text.toString());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * What a person typed: hyphens may be left out, case does not matter, and letters that look like digits are those.
     *
     * @throws IllegalArgumentException saying what is accepted
     */
    public static QuarantineId parse(String typed) {
        try {
            return new QuarantineId(typed.strip()
                    .toLowerCase(Locale.ROOT)
                    .replace("-", "")
                    .replace('o', '0')
                    .replace('i', '1')
                    .replace('l', '1'));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "an id of a record set aside looks like k3m9-p2x7-d4qa, got \"" + typed + "\"", e);
        }
    }

    @Override
    public String toString() {
        return value.substring(0, 4) + "-" + value.substring(4, 8) + "-" + value.substring(8);
    }
}
