package dev.rapport.domain.discovery;

import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Standing.Position;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A place in a ranking that an earlier page ended at, with the rank it had; opaque as text. */
record Cursor(Sort sort, int rank, Position position) {

    /** @throws IllegalArgumentException if the text is no cursor of a ranking sorted this way */
    static Cursor parse(String text, Sort sort) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 7);
            if (parts.length == 7 && parts[0].equals(sort.code()) && Integer.parseInt(parts[1]) > 0) {
                Position position = new Position(
                        Integer.parseInt(parts[2]),
                        parts[3],
                        Double.parseDouble(parts[4]),
                        Double.parseDouble(parts[5]),
                        parts[6]);
                return new Cursor(sort, Integer.parseInt(parts[1]), position);
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refusal(text, sort), e);
        }
        throw new IllegalArgumentException(refusal(text, sort));
    }

    private static String refusal(String text, Sort sort) {
        return "\"" + text + "\" is not the nextCursor of a ranking sorted by " + sort.code();
    }

    String text() {
        String plain = String.join(
                "\n",
                sort.code(),
                Integer.toString(rank),
                Integer.toString(position.group()),
                position.section(),
                Double.toHexString(position.value()),
                Double.toHexString(position.second()),
                position.place());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }
}
