package dev.rapport.sandbox.population;

import java.util.List;

/** Texts that break careless readers and stores. */
public final class DifficultText {
    /** A family of one glyph, Arabic and Hebrew, stacked accents, invisible characters, markup, NUL, and length. */
    public static final List<String> ALL = List.of(
            "Family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 dinner \uD83C\uDDEB\uD83C\uDDF7",
            "\u0645\u0631\u062D\u0628\u0627 \u05E9\u05DC\u05D5\u05DD \u202Eesrever\u202C",
            "Z\u0335\u0321\u0322a\u0300\u0301\u0302\u0303\u0304\u0305l\u0316\u0317\u0318go",
            "in\u200Bvis\u200Cib\u2060le\uFEFF",
            "<script>alert('x')</script> '; DROP TABLE post; --",
            "before\u0000after",
            "a\uD83D\uDE00".repeat(2_500));

    private DifficultText() {}

    static String at(int slot) {
        return ALL.get(Math.floorMod(slot, ALL.size()));
    }
}
