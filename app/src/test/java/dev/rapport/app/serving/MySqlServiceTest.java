package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.Sandbox;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** One service after the other on a MySQL. The other tests of processes go there with {@code -Drapport.store=mysql}. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@EnabledIfEnvironmentVariable(
        named = "RAPPORT_TEST_MYSQL_URL",
        matches = ".+",
        disabledReason = "no MySQL is named; .ci/mysql starts one")
final class MySqlServiceTest {
    @TempDir
    private Path folder;

    @Test
    void what_a_killed_process_leaves_another_takes_over() {
        try (Sandbox sandbox = Installation.sandbox(30, 100);
                Installation installation =
                        Installation.on(StoreDatabases.ofMySql().withTables(), folder, sandbox)) {
            ServeProcess killed = installation.serve();
            installation.await("the first calls", () -> installation.calls() > 10);
            killed.signal("KILL");
            ServeProcess next = installation.serve();
            installation.awaitEndOfRun();
            assertThat(installation.facts("facts")).isNotEmpty().doesNotHaveDuplicates();
            assertThat(installation.number("SELECT COUNT(*) FROM sync_run")).isOne();
            assertThat(installation.number("SELECT VERSION() LIKE '%MariaDB%'")).isZero();
            assertThat(next.said()).doesNotContain("\tat ");
        }
    }
}
