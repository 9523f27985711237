package dev.rapport.app.cli;

/** Ends a command with an exit code and a message for the person at the terminal; the message names the remedy. */
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    public CommandException(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public static CommandException usage(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    public static CommandException notFound(String message) {
        return new CommandException(ExitCode.NOT_FOUND, message);
    }

    public int exitCode() {
        return exitCode;
    }
}
