package dev.rapport.app.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A post that somebody names by its address is the one that the network's API told of. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingsBesideApiTest {
    private Sandbox sandbox;
    private Terminal terminal;

    @BeforeAll
    void sync(@TempDir Path folder) {
        sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(30).startingAt(TestCreators.NOW));
        terminal = new Terminal(folder).pointedAt(sandbox);
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        terminal.run("sync", "--network", "instagram");
        terminal.run("sync", "--network", "youtube");
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"instagram", "youtube"})
    void both_figures_stand_side_by_side(String network) {
        String creator = somebodyWithPosts(network);
        JsonNode before = account(creator, network).path("posts");
        JsonNode told = before.path(1);
        String copied = network.equals("youtube")
                ? "https://youtu.be/" + told.path("id").asString() + "?si=x"
                : told.path("url").asString().replaceFirst("/(reel|p)/", "/reel/") + "?igsh=x";
        terminal.write(
                "readings.csv",
                "creator,network,post_url,observed_at,saves,source\n" + creator + "," + network + "," + copied
                        + ",2026-11-23,77,creator-reported\n");
        assertThat(terminal.run("import-readings", "readings.csv").out()).contains("1 added");

        JsonNode after = account(creator, network).path("posts");
        assertThat(after).hasSize(before.size() + 1);
        assertThat(after.path(1)).isEqualTo(told);
        JsonNode reported = after.path(2);
        assertThat(reported.path("id")).isEqualTo(told.path("id"));
        assertThat(reported.path("source").asString()).isEqualTo("creator-reported");
        assertThat(reported.path("counts").path("saves").path("value").asLong()).isEqualTo(77);
    }

    private String somebodyWithPosts(String network) {
        JsonNode ranked = terminal.run("rank", "--network", network, "--format", "json", "--limit", "100")
                .json()
                .path("items");
        for (JsonNode item : ranked) {
            String creator = item.path("creator").asString();
            if (account(creator, network).path("posts").size() > 2) {
                return creator;
            }
        }
        throw new AssertionError("nobody with posts on " + network);
    }

    private JsonNode account(String creator, String network) {
        for (JsonNode account :
                terminal.run("show", creator, "--format", "json").json().path("accounts")) {
            if (account.path("network").asString().equals(network)) {
                return account;
            }
        }
        throw new AssertionError(creator + " has no account on " + network);
    }
}
