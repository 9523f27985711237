package dev.rapport.domain.network;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A social network, known by its id. A value and not an enumeration, so that a jar can bring a network of its own.
 *
 * @param id lower-case letters, digits and hyphens, starting with a letter, at most 32 characters
 */
public record Network(String id) implements Comparable<Network> {
    // Above the constants: their constructor uses it.
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public static final Network INSTAGRAM = new Network("instagram");
    public static final Network TIKTOK = new Network("tiktok");
    public static final Network YOUTUBE = new Network("youtube");

    public Network {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "a network id is lower-case letters, digits and hyphens, at most 32, got \"" + id + "\"");
        }
    }

    /** Reads what a person typed: surrounding blanks and case do not matter. */
    public static Network parse(String text) {
        return new Network(text.strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public int compareTo(Network other) {
        return id.compareTo(other.id);
    }

    @Override
    public String toString() {
        return id;
    }
}
