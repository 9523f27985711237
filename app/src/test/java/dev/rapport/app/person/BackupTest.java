package dev.rapport.app.person;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of docs/operations.md: copy the file, lose it, put the copy in place. */
class BackupTest {
    private static final String KEPT = "case-one-post";
    private static final String FORGOTTEN = "case-no-posts";

    @TempDir
    private Path folder;

    @Test
    void a_restored_copy_has_everything_but_those_who_were_forgotten_since() throws IOException {
        try (Sandbox sandbox =
                Sandbox.start(SandboxOptions.defaults().withCreators(0).startingAt(TestCreators.NOW))) {
            Terminal terminal = new Terminal(folder).pointedAt(sandbox);
            terminal.run("import", "creators.csv");
            terminal.write("token.json", String.valueOf(sandbox.tiktokGrants().get(KEPT)));
            terminal.run("credential", "add", "tiktok", "--creator", KEPT, "--file", "token.json");
            terminal.run("sync", "--creator", KEPT, "--network", "tiktok");
            String before = terminal.run("show", KEPT, "--format", "json").out();
            Path store = folder.resolve("home").resolve("rapport").resolve("rapport.mv.db");
            Path copy = Files.copy(store, folder.resolve("backup"));

            assertThat(terminal.run("credential", "rotate-key").code()).isZero();
            assertThat(terminal.run("forget", FORGOTTEN, "--yes").code()).isZero();
            Files.copy(copy, store, StandardCopyOption.REPLACE_EXISTING);

            Result restored = terminal.run("show", KEPT, "--format", "json");
            assertThat(restored.out()).isEqualTo(before);
            assertThat(restored.err()).as("that somebody was forgotten again").contains("orgotten");
            assertThat(terminal.run("show", FORGOTTEN).code()).isEqualTo(4);
            assertThat(terminal.run("credential", "test", "tiktok", "--creator", KEPT)
                            .code())
                    .as("older keys open the grants of the copy")
                    .isZero();
            assertThat(terminal.run("doctor").out()).contains("the schema is the newest");
        }
    }
}
