package dev.rapport.persistence;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jooq.Field;

/** Makes any text fit its column, so that no text is ever an error of the database. */
final class Texts {
    static final int LONGEST_ID = 190;

    private static final Pattern HALF = Pattern.compile("\\p{Cs}");

    private Texts() {}

    /** Half a character becomes U+FFFD, which every server can keep; longer than the column is cut and ends with "…". */
    static String fit(Field<String> column, String text) {
        String clean = HALF.matcher(text).replaceAll("\uFFFD");
        int room = column.getDataType().length();
        if (room == 0 || clean.length() <= room) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(room - 2)) ? room - 2 : room - 1;
        return clean.substring(0, end) + "…";
    }

    static Optional<String> fit(Field<String> column, Optional<String> text) {
        return text.map(present -> fit(column, present));
    }

    /** Ids are never cut, for two of them could become one. */
    static boolean isStorableId(String id) {
        return !id.isEmpty()
                && id.length() <= LONGEST_ID
                && id.indexOf('\0') < 0
                && id.equals(id.strip())
                && !HALF.matcher(id).find();
    }
}
