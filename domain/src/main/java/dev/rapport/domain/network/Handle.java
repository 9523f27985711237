package dev.rapport.domain.network;

import java.util.Locale;

/**
 * The name by which an account is addressed on its network; it can change, the account's id does not. Compared without
 * a leading {@code @} and without case.
 *
 * @param value without {@code @}, in lower case, never blank, at most 190 characters
 */
public record Handle(String value) {
    public Handle {
        String plain = value.replace("\0", "").strip();
        plain = (plain.startsWith("@") ? plain.substring(1) : plain).toLowerCase(Locale.ROOT);
        if (plain.isEmpty() || plain.length() > 190 || plain.chars().anyMatch(Character::isWhitespace)) {
            throw new IllegalArgumentException("a handle is 1 to 190 characters without blanks");
        }
        value = plain;
    }

    /** With the leading {@code @}, as people read it. */
    @Override
    public String toString() {
        return "@" + value;
    }
}
