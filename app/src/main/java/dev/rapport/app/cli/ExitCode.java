package dev.rapport.app.cli;

/** What the process ends with; scripts rely on it. */
public final class ExitCode {
    public static final int DONE = 0;
    /** Done, but some accounts failed or were put off, or some input rows were refused. */
    public static final int INCOMPLETE = 1;
    /** Wrong usage or configuration. */
    public static final int USAGE = 2;

    public static final int STORE_UNREACHABLE = 3;
    public static final int NOT_FOUND = 4;
    public static final int BUG = 70;

    private ExitCode() {}
}
