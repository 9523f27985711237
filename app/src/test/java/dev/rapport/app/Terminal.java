package dev.rapport.app;

import dev.rapport.app.TestRapport.Result;
import dev.rapport.app.cli.Cli;
import dev.rapport.app.cli.Interruption;
import dev.rapport.app.cli.Invocation;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.sandbox.Sandbox;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A shell in a folder: every command is a process of its own, which reads its configuration and opens its store anew. */
public final class Terminal {
    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private Clock clock = Clock.fixed(TestCreators.NOW, ZoneOffset.UTC);
    private String input = "";
    private boolean watched;
    private Interruption interruption = Interruption.none();

    /** The user's data folder lies in the given one. */
    public Terminal(Path folder) {
        this.folder = folder;
        environment.put("XDG_DATA_HOME", folder.resolve("home").toString());
    }

    public Terminal with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    public Terminal without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Points the product at a sandbox, by the environment; every creator of it is in creators.csv. */
    public Terminal pointedAt(Sandbox sandbox) {
        sandbox.settings()
                .forEach((key, value) -> with(
                        "RAPPORT_"
                                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                        value));
        write("creators.csv", sandbox.creatorsCsv());
        return this;
    }

    public Terminal at(Instant now) {
        clock = Clock.fixed(now, ZoneOffset.UTC);
        return this;
    }

    public Terminal typing(String text) {
        input = text;
        return this;
    }

    /** A person sits at it from now on. */
    public Terminal watched() {
        watched = true;
        return this;
    }

    /** Somebody presses Ctrl-C as soon as this says so. */
    public Terminal interrupted(Cancellation when) {
        interruption = () -> new Interruption.Watch() {
            @Override
            public boolean isRequested() {
                return when.isRequested();
            }

            @Override
            public void await() throws InterruptedException {
                while (!when.isRequested()) {
                    Thread.sleep(10);
                }
            }

            @Override
            public void close() {}
        };
        return this;
    }

    public Path folder() {
        return folder;
    }

    public Path write(String name, String text) {
        return write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String read(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command works with; to be closed. Its configuration file is empty. */
    public Session session() {
        Output quiet = new Output(
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false);
        return new Cli(Main::commands, Providers.builtIn())
                .session(new Invocation(environment, folder, clock, quiet), write("empty.yaml", "{}\n"), false);
    }

    public Result run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Output output = new Output(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                watched);
        int code = Main.run(List.of(arguments), new Invocation(environment, folder, clock, output, interruption));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
