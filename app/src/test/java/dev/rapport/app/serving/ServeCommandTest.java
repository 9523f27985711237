package dev.rapport.app.serving;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @TempDir
    private Path folder;

    @Test
    void everything_that_keeps_it_from_running_is_told_at_once() {
        Result refused = new Terminal(folder)
                .with("RAPPORT_STORE_URL", "jdbc:mysql://127.0.0.1:1/rapport")
                .with("RAPPORT_SYNC_SCHEDULE", "0 3 30 2 *")
                .with("RAPPORT_SERVER_ADDRESS", "0.0.0.0")
                .run("serve");

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("secrets.master-key-file is missing", "sync.schedule", "server.address");
    }
}
