package dev.rapport.app.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.app.plugin.PlugInMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class PlugInCommandsTest {
    @TempDir
    private Path folder;

    private Path plugins;
    private Terminal terminal;

    @BeforeEach
    void emptyFolder() throws IOException {
        plugins = Files.createDirectories(folder.resolve("home/rapport/plugins"));
        terminal = new Terminal(folder);
    }

    private void configured(String... lines) {
        terminal.write("rapport.yaml", String.join("\n", lines) + "\n");
    }

    @Test
    void networks_lists_a_plug_in_with_its_jar_and_version() {
        configured("plugins.allow: " + new PlugInMaker(plugins).jar("acme.jar"), "networks.acme.word: sesame");
        Result result = terminal.run("networks");

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out()).containsPattern("acme +yes").contains("acme.jar, version 7.8.9");
        JsonNode acme = terminal.run("networks", "--format", "json").json().path(0);
        assertThat(acme.path("network").asString()).isEqualTo("acme");
        assertThat(acme.path("plugInVersion").asString()).isEqualTo("7.8.9");
    }

    @Test
    void the_line_of_the_warning_is_the_one_that_works() {
        new PlugInMaker(plugins).jar("acme.jar");
        configured("networks.acme.word: sesame");
        Result refused = terminal.with("RAPPORT_NETWORKS_ACME_WORD", "also").run("networks");
        assertThat(refused.code()).isZero();
        assertThat(refused.out()).contains("YouTube").doesNotContain("Acme");
        assertThat(refused.err().lines()).hasSize(1).allMatch(line -> line.contains("acme.jar is not loaded"));

        configured(refused.err().strip().replaceAll(".*(?=plugins\\.allow: )", ""));
        assertThat(terminal.run("networks").out()).contains("Acme");
    }

    @Test
    void an_unknown_key_of_a_plug_in_is_refused_like_any_other() {
        configured("plugins.allow: " + new PlugInMaker(plugins).jar("acme.jar"), "networks.acme.wrod: sesame");
        Result result = terminal.run("rank");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("networks.acme.wrod (rapport.yaml) is not a known key; the nearest is networks.acme.word");
    }

    @Test
    void two_jars_for_one_network_are_refused_by_name() {
        String one = new PlugInMaker(plugins).jar("one.jar");
        String two = new PlugInMaker(plugins).jar("two.jar");
        String youtube = new PlugInMaker(plugins).network("youtube").jar("mytube.jar");
        configured("plugins.allow: [" + one + ", " + two + ", " + youtube + "]");
        Result result = terminal.run("rank");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err())
                .contains("two adapters claim the network acme", "one.jar", "two.jar")
                .contains("two adapters claim the network youtube: built in", "mytube.jar");
    }

    @Test
    void an_adapter_that_cannot_be_made_leaves_the_others_working() {
        configured("plugins.allow: " + new PlugInMaker(plugins).jar("acme.jar"), "networks.acme.word: sesame");
        terminal.with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "key");
        Result result = terminal.run("plan");

        assertThat(result.code()).isZero();
        assertThat(result.err()).contains("Acme is left out", "acme.jar");
    }

    @Test
    void creators_of_a_plug_in_s_network_are_ranked_with_and_after_it() {
        configured("plugins.allow: " + new PlugInMaker(plugins).jar("acme.jar"));
        terminal.write("creators.csv", "creator,network,handle\nanna,acme,anna\n");
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        assertThat(terminal.run("rank").out()).contains("Acme", "acme-per-follower@1");

        configured("sync.attempts: 3");
        Result without = terminal.run("rank");
        assertThat(without.code()).isZero();
        assertThat(without.out()).contains("anna");
        assertThat(terminal.run("explain", "anna").code()).isZero();
    }

    @Test
    void doctor_tells_of_plug_ins() {
        configured("plugins.allow: " + new PlugInMaker(plugins).jar("acme.jar"));
        new PlugInMaker(plugins).network("other").jar("other.jar");
        assertThat(terminal.run("doctor", "--format", "csv").out())
                .contains("ok,plug-in acme", "acme.jar 7.8.9", "warn,plug-in", "other.jar is not loaded");
    }
}
