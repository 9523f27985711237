package dev.rapport.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/**
 * Everything a run of the program depends on beside its arguments.
 *
 * @param environment environment variables
 * @param folder the working folder, against which relative paths are meant
 */
public record Invocation(Map<String, String> environment, Path folder, Clock clock, Output output) {
    public Invocation {
        environment = Map.copyOf(environment);
    }

    @Override
    public String toString() {
        return "Invocation[" + folder + "]";
    }
}
