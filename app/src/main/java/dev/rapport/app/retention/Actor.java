package dev.rapport.app.retention;

/** Who deletes, for the log. */
public final class Actor {
    private Actor() {}

    /** Such as {@code sync by alice}: the command and the user of this machine who gave it. */
    public static String of(String command) {
        return command + " by " + System.getProperty("user.name", "unknown");
    }
}
