package dev.rapport.domain.creator;

/** The key by which a user names a creator: case-sensitive, 1 to 190 characters, no colon, no control characters. */
public record CreatorKey(String value) implements Comparable<CreatorKey> {
    public CreatorKey {
        value = value.strip();
        if (value.isEmpty()
                || value.length() > 190
                || value.indexOf(':') >= 0
                || value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "a creator key is 1 to 190 characters without a colon, got \"" + value + "\"");
        }
    }

    @Override
    public int compareTo(CreatorKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
