package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestCreators;
import dev.rapport.domain.setting.Secret;
import dev.rapport.persistence.StoreOptions;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** The service on a cluster that {@code .ci/galera start} made; it is used up by the test. */
@EnabledIfEnvironmentVariable(named = "RAPPORT_TEST_GALERA_URL", matches = "jdbc:mysql://.+,.+/\\w*test.*")
final class GaleraServiceTest {
    private static final int PEOPLE = Integer.getInteger("rapport.people", 300);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private static String variable(String name) {
        return Optional.ofNullable(System.getenv(name)).orElseThrow();
    }

    private static Sandbox sandbox() {
        return Sandbox.start(SandboxOptions.defaults()
                .startingAt(TestCreators.NOW)
                .withCreators(PEOPLE)
                .withLatency(Duration.ofMillis(100)));
    }

    @Test
    void a_node_killed_while_the_service_writes_to_it_costs_a_pause_and_nothing_else() throws Exception {
        List<String> calm;
        long calls;
        try (Sandbox sandbox = sandbox();
                Installation single = new Installation(folder, sandbox)) {
            single.serve();
            single.awaitEndOfRun();
            calm = single.facts("calm");
            calls = single.calls();
        }
        StoreOptions cluster = new StoreOptions(
                variable("RAPPORT_TEST_GALERA_URL"),
                Optional.of(variable("RAPPORT_TEST_GALERA_USER")),
                Optional.of(new Secret(variable("RAPPORT_TEST_GALERA_PASSWORD"))),
                4);
        empty(cluster);
        try (Sandbox sandbox = sandbox();
                Installation installation = Installation.on(cluster, folder, sandbox)) {
            ServeProcess service = installation.serve();
            installation.await("a third of the calls", () -> installation.calls() > calls / 3);
            kill();
            Pauses pauses = new Pauses(standby(cluster));
            installation.await("the end of the run", () -> {
                pauses.look();
                return installation.isOver();
            });
            System.out.println("calls: undisturbed " + calls + ", node killed " + installation.calls()
                    + "; longest time without an outcome " + pauses.longest().toMillis() + " ms");
            assertThat(installation.facts("killed")).isEqualTo(calm);
            assertThat(service.isAlive()).isTrue();
            assertThat(pauses.longest()).isLessThan(LONGEST_PAUSE);
        }
    }

    /** The node that all write to, at once, as a machine that loses its power. */
    private static void kill() throws Exception {
        Path file = Path.of(variable("RAPPORT_TEST_GALERA_HOME"), "node1", "pid");
        ProcessHandle.of(Long.parseLong(Files.readString(file).trim()))
                .orElseThrow()
                .destroyForcibly();
    }

    /** The address of the second node alone. */
    private static StoreOptions standby(StoreOptions cluster) {
        String second = cluster.url().replaceFirst("//[^,]+,([^,/]+)[^/]*/", "//$1/");
        return new StoreOptions(second, cluster.user(), cluster.password(), 1);
    }

    private static Connection connect(StoreOptions place) throws SQLException {
        return DriverManager.getConnection(
                place.url() + "&socketTimeout=2000&connectTimeout=2000",
                place.user().orElseThrow(),
                place.password().orElseThrow().reveal());
    }

    private static void empty(StoreOptions place) throws SQLException {
        try (Connection connection = connect(place);
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SHOW TABLES")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                statement.executeUpdate("DROP TABLE " + table);
            }
        }
    }

    /** How long nothing was written, as seen on a node that stays. */
    private static final class Pauses {
        private final StoreOptions place;
        private long outcomes = -1;
        private long since = System.nanoTime();
        private long longest;

        Pauses(StoreOptions place) {
            this.place = place;
        }

        void look() {
            long now = outcomes();
            longest = Math.max(longest, System.nanoTime() - since);
            if (now > outcomes) {
                outcomes = now;
                since = System.nanoTime();
            }
        }

        private long outcomes() {
            try (Connection connection = connect(place);
                    Statement statement = connection.createStatement()) {
                return StoreDatabases.number(statement, "SELECT COUNT(*) FROM outcome");
            } catch (SQLException e) {
                return outcomes;
            }
        }

        Duration longest() {
            return Duration.ofNanos(longest);
        }
    }
}
