package dev.rapport.app.cli;

import java.nio.file.Path;

/** Commands as a person can paste them into a shell. */
public final class Program {
    private Program() {}

    /** How this program was called; the launcher tells. */
    public static String name() {
        return quoted(System.getProperty("rapport.launcher", "rapport"));
    }

    public static String quoted(Path path) {
        return quoted(path.toString());
    }

    private static String quoted(String word) {
        return word.matches("[\\w./:@%+,=-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
