package dev.rapport.app;

import dev.rapport.app.cli.Invocation;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.ProcessSignals;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** The program on a machine whose clock is wrong by the property {@code rapport.offset}. */
public final class SkewedRapport {
    private SkewedRapport() {}

    public static void main(String[] arguments) {
        Duration offset = Duration.parse(System.getProperty("rapport.offset", "PT0S"));
        System.exit(Main.run(
                List.of(arguments),
                new Invocation(
                        System.getenv(),
                        Path.of("").toAbsolutePath(),
                        Clock.offset(Clock.systemUTC(), offset),
                        new Output(System.out, System.err, System.in, false),
                        new ProcessSignals(System.err, Runtime.getRuntime()::halt))));
    }
}
