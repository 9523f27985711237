package dev.rapport.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class NetworksCommandTest {
    @TempDir
    private Path folder;

    @Test
    void each_network_says_what_it_can_tell_what_it_needs_and_what_never() {
        Result result = new Terminal(folder)
                .with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "secret-key")
                .run("networks");

        assertThat(result.code()).isZero();
        assertThat(result.lines()).allMatch(line -> line.length() <= 80);
        assertThat(result.out())
                .containsPattern("youtube +yes")
                .containsPattern("tiktok +no")
                .contains("Needs: an API key of a Google Cloud project")
                .contains("Never: shares and saves")
                .contains("Quota main: 10,000 units per day, from midnight in America/Los_Angeles")
                .contains("Checked against the live network: never")
                .doesNotContain("secret-key");
    }

    @Test
    void programs_get_the_same() {
        JsonNode networks =
                new Terminal(folder).run("networks", "--format", "json").json();

        assertThat(networks.findValuesAsString("network")).containsExactly("instagram", "tiktok", "youtube");
        assertThat(networks.path(1).path("followers").asString()).isEqualTo("with-grant");
        assertThat(networks.path(0).path("saves").asString()).isEqualTo("never");
    }

    @Test
    void a_page_has_the_counts_in_a_table_and_a_part_per_network() {
        String page = new Terminal(folder).run("networks", "--format", "html").out();

        assertThat(page.split("<table>")).hasSize(2);
        assertThat(page)
                .contains("<h2>TikTok, route display</h2>", "Never: shares and saves", "grant: with the creator");
    }
}
