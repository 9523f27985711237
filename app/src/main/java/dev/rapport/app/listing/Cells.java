package dev.rapport.app.listing;

/** Cells of files that a spreadsheet may open. */
public final class Cells {
    private Cells() {}

    /** With a leading apostrophe where a spreadsheet would run the text as a formula. */
    public static String disarmed(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
