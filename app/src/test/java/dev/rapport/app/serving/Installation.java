package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.app.cli.Session;
import dev.rapport.app.credential.GrantIntake;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.persistence.JooqStore;
import dev.rapport.persistence.StoreOptions;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import dev.rapport.sandbox.population.SocialNetwork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store full of a sandbox's creators, and services on it. */
final class Installation implements AutoCloseable {
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    private final Path folder;
    private final Sandbox sandbox;
    private final Map<String, String> environment = new HashMap<>();
    private final List<ServeProcess> services = new ArrayList<>();
    private final StoreOptions place;
    private @Nullable JooqStore store;

    /** Networks of invented creators that answer after that time. */
    static Sandbox sandbox(int people, int latencyMillis) {
        return Sandbox.start(SandboxOptions.defaults()
                .startingAt(TestCreators.NOW)
                .withCreators(people)
                .withLatency(Duration.ofMillis(latencyMillis)));
    }

    Installation(Path folder, Sandbox sandbox) {
        this(folder, sandbox, StoreDatabases.get().withTables());
        open();
    }

    private Installation(Path folder, Sandbox sandbox, StoreOptions place) {
        this.folder = folder;
        this.sandbox = sandbox;
        this.place = place;
        environment.put("RAPPORT_STORE_URL", place.url());
        place.user().ifPresent(user -> environment.put("RAPPORT_STORE_USER", user));
        place.password().ifPresent(password -> environment.put("RAPPORT_STORE_PASSWORD", password.reveal()));
        environment.put("XDG_DATA_HOME", folder.resolve("home").toString());
        environment.put("RAPPORT_SYNC_LEASE", "PT6S");
        environment.put("RAPPORT_SERVER_PORT", "0");
        environment.put("RAPPORT_SECRETS_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));
        sandbox.settings()
                .forEach((key, value) -> environment.put(
                        "RAPPORT_"
                                + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'),
                        value));
    }

    /** Nobody has entered into it and there is no table yet, until {@link #open}. */
    static Installation onAnEmptyServer(Path folder, Sandbox sandbox) {
        return new Installation(folder, sandbox, StoreDatabases.get().empty());
    }

    /** On a server that a test brings. */
    static Installation on(StoreOptions place, Path folder, Sandbox sandbox) {
        Installation installation = new Installation(folder, sandbox, place);
        installation.open();
        return installation;
    }

    /** Enters the sandbox's creators. */
    void open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Terminal terminal = terminal();
        terminal.write("creators.csv", sandbox.creatorsCsv());
        Result imported = terminal.run("import", "creators.csv");
        assertThat(imported.code()).as(imported.err()).isZero();
        store = JooqStore.open(place);
    }

    /** Takes in the grants of all creators on TikTok, as of now. */
    Installation withGrants() {
        try (Session session = terminal().at(Instant.now()).session()) {
            NetworkAdapterProvider tiktok = session.providers().named("tiktok");
            GrantIntake intake = new GrantIntake(session);
            sandbox.tiktokGrants().forEach((creator, answer) -> intake.take(tiktok, creator, answer));
        }
        return this;
    }

    Terminal terminal() {
        Terminal terminal = new Terminal(folder);
        environment.forEach(terminal::with);
        return terminal;
    }

    Installation with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Installation without(String variable) {
        environment.remove(variable);
        return this;
    }

    ServeProcess serve(String... jvm) {
        ServeProcess service = ServeProcess.start(folder, environment, jvm);
        services.add(service);
        return service;
    }

    JooqStore store() {
        return Objects.requireNonNull(store);
    }

    /** Past the store, as somebody else on the server. */
    Connection connect() throws SQLException {
        return StoreDatabases.connect(place);
    }

    /** What the server says past the store. */
    long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            return StoreDatabases.number(statement, sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long calls() {
        return Arrays.stream(SocialNetwork.values())
                .mapToLong(network -> sandbox.ledger().requests(network))
                .sum();
    }

    /** The same by network and path. */
    SortedMap<String, Long> callsByPath() {
        return sandbox.ledger().requestsByPath();
    }

    /** Looks again and again; only an error makes it give up. */
    void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(what + " did not come; the services said:\n" + said());
            }
            Thread.onSpinWait();
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void awaitEndOfRun() {
        await("the end of the run", this::isOver);
    }

    boolean isOver() {
        return store().batches().open().isEmpty()
                && store().batches().lastRun().flatMap(run -> run.finishedAt()).isPresent();
    }

    String said() {
        return services.stream().map(ServeProcess::said).reduce("", (all, one) -> all + "----\n" + one);
    }

    /** Every fact that was read, without when and by which run. */
    List<String> facts(String name) {
        assertThat(terminal().run("export", name).code()).isZero();
        return Stream.of("account_snapshots.csv", "posts.csv", "post_snapshots.csv", "outcomes.csv")
                .flatMap(file -> lines(folder.resolve(name).resolve(file)))
                .sorted()
                .toList();
    }

    private static Stream<String> lines(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> columns = List.of(lines.get(0).split(","));
            List<Integer> kept = IntStream.range(0, columns.size())
                    .filter(i -> !List.of("observed_at", "first_seen_at", "at", "run", "detail", "retry_at")
                            .contains(columns.get(i)))
                    .boxed()
                    .toList();
            Supplier<String> prefix = () -> file.getFileName() + ": ";
            return lines.stream()
                    .map(line -> line.split(",", -1))
                    .filter(cells -> cells.length == columns.size())
                    .map(cells -> prefix.get()
                            + String.join(",", kept.stream().map(i -> cells[i]).toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        services.forEach(ServeProcess::close);
        if (store != null) {
            store.close();
        }
    }
}
