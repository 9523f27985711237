package dev.rapport.app;

import dev.rapport.app.cli.Cli;
import dev.rapport.app.cli.Invocation;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.store.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An installation in a folder of its own, with {@link TestCreators} in its store; asked by command lines. */
public final class TestRapport implements AutoCloseable {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cli cli = new Cli(Main::commands, Providers.builtIn());
    private final Session session;

    /** What a command came to. */
    public record Result(int code, String out, String err) {
        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        public List<String> lines() {
            return out.lines().toList();
        }
    }

    /** @param settings lines of the configuration file */
    public TestRapport(Path folder, String... settings) {
        Path file = folder.resolve("rapport.yaml");
        try {
            Files.writeString(file, "data-dir: data\n" + String.join("\n", settings) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Output output = new Output(
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                InputStream.nullInputStream(),
                false);
        Clock clock = Clock.fixed(TestCreators.NOW, ZoneOffset.UTC);
        session = cli.session(new Invocation(Map.of(), folder, clock, output), file, false);
    }

    public TestRapport filled() {
        TestCreators.fill(session.store());
        return this;
    }

    public Store store() {
        return session.store();
    }

    public Result run(String... arguments) {
        err.reset();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = cli.run(List.of(arguments), session, new PrintStream(out, true, StandardCharsets.UTF_8));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        session.close();
    }
}
