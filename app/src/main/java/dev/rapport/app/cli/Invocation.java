package dev.rapport.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Everything a run of the program depends on beside its arguments.
 *
 * @param environment environment variables
 * @param folder the working folder, against which relative paths are meant
 * @param interruption how a command is told to end early
 */
public record Invocation(
        Map<String, String> environment, Path folder, Clock clock, Output output, Interruption interruption) {
    public Invocation {
        environment = Map.copyOf(environment);
    }

    /** One that nobody interrupts. */
    public Invocation(Map<String, String> environment, Path folder, Clock clock, Output output) {
        this(environment, folder, clock, output, Interruption.none());
    }

    @Override
    public String toString() {
        return "Invocation[" + folder + "]";
    }
}
