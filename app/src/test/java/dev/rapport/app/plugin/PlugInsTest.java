package dev.rapport.app.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.PlugInPolicy;
import dev.rapport.domain.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInsTest {
    /** Long enough for all but those that hang, on any machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private PlugInMaker acme() {
        return new PlugInMaker(folder);
    }

    private PlugIns load(Duration patience, String... allowed) {
        return PlugIns.load(
                new PlugInPolicy(Optional.of(folder), folder, Set.copyOf(Arrays.asList(allowed))), patience);
    }

    private String reason(PlugInMaker maker) {
        PlugIns plugIns = load(PATIENCE, maker.jar("acme.jar"));
        assertThat(plugIns.loaded()).isEmpty();
        return plugIns.leftOut().get(0).reason();
    }

    @Test
    void an_allowed_jar_brings_its_network_with_its_name_and_version() {
        PlugIn plugIn = load(PATIENCE, acme().jar("acme.jar")).loaded().get(0);

        assertThat(plugIn.provider().network()).isEqualTo(new Network("acme"));
        assertThat(plugIn.jar()).endsWith("acme.jar");
        assertThat(plugIn.version()).isEqualTo("7.8.9");
    }

    @Test
    void a_jar_that_is_not_allowed_runs_nothing_and_names_the_line_that_allows_it() {
        String ran = "acme.ran";
        String digest =
                acme().whenMade("System.setProperty(\"" + ran + "\", \"yes\");").jar("acme.jar");
        String other = "a".repeat(64);
        LeftOut leftOut = load(PATIENCE, other).leftOut().get(0);

        assertThat(leftOut.reason()).contains("plugins.allow: " + other + "," + digest);
        assertThat(leftOut.network()).contains(new Network("acme"));
        assertThat(System.getProperty(ran)).isNull();
    }

    @Test
    void one_changed_byte_is_another_jar() throws IOException {
        String digest = acme().jar("acme.jar");
        byte[] bytes = Files.readAllBytes(folder.resolve("acme.jar"));
        bytes[bytes.length - 1] ^= 1;
        Files.write(folder.resolve("acme.jar"), bytes);

        assertThat(load(PATIENCE, digest).loaded()).isEmpty();
    }

    @Test
    void a_jar_for_another_port_is_refused_with_both_versions() {
        assertThat(reason(acme().manifest("Rapport-Adapter-Api", "2.0")))
                .isEqualTo("it was built against adapter API 2.0 and this Rapport has 1.0; install a newer Rapport");
        assertThat(reason(acme().manifest("Rapport-Adapter-Api", "0.9"))).endsWith("install a newer build of it");
        assertThat(reason(acme().manifest("Rapport-Adapter-Api", "1.1"))).contains("1.1", "1.0");
        assertThat(reason(acme().manifest("Rapport-Adapter-Api", ""))).contains("names no Rapport-Adapter-Api");
        assertThat(reason(acme().manifest("Rapport-Network", ""))).contains("names no Rapport-Network");
        assertThat(reason(acme().manifest("Rapport-Network", "other"))).contains("the network other");
        assertThat(reason(acme().services("# nobody"))).contains("names 0 providers");
    }

    @Test
    void what_throws_is_left_out_and_the_others_come() {
        String good = acme().jar("good.jar");
        String bad = acme().network("bad")
                .whenMade("if (true) throw new IllegalStateException(\"no luck\");")
                .jar("bad.jar");
        String missing = acme().network("missing")
                .whenMade("if (true) throw new NoSuchMethodError(\"gone()\");")
                .jar("missing.jar");
        PlugIns plugIns = load(PATIENCE, good, bad, missing);

        assertThat(plugIns.loaded()).hasSize(1);
        assertThat(plugIns.networksLeftOut()).containsExactlyInAnyOrder(new Network("bad"), new Network("missing"));
        assertThat(plugIns.leftOut())
                .anySatisfy(each -> assertThat(each.reason()).contains("no luck"))
                .anySatisfy(each -> assertThat(each.reason())
                        .contains("does not fit this Rapport, whose adapter API is 1.0", "gone()"));
    }

    @Test
    void what_hangs_is_left_out_and_the_others_come() {
        String good = acme().jar("good.jar");
        String hangs = acme().network("hangs")
                .whenMade("new java.util.concurrent.CountDownLatch(1).await();")
                .jar("hangs.jar");
        PlugIns plugIns = load(Duration.ofSeconds(5), good, hangs);

        assertThat(plugIns.loaded()).hasSize(1);
        assertThat(plugIns.leftOut())
                .anySatisfy(each -> assertThat(each.sentence()).contains("hangs.jar", "did not come up in time"));
    }

    @Test
    void a_plug_in_sees_the_port_and_not_the_rest_of_the_program() {
        String name = "acme.sees.";
        String probe = """
                for (String type : new String[] {"dev.rapport.adapter.http.JsonApi", "tools.jackson.databind.JsonNode",
                        "dev.rapport.app.Main", "org.jooq.DSLContext", "okhttp3.OkHttpClient"}) {
                    try {
                        System.setProperty("acme.sees." + type, Class.forName(type, false, getClass().getClassLoader()).getName());
                    } catch (ClassNotFoundException e) {
                        System.setProperty("acme.sees." + type, "hidden");
                    }
                }
                """;
        load(PATIENCE, acme().whenMade(probe).jar("acme.jar"));

        assertThat(System.getProperty(name + "dev.rapport.adapter.http.JsonApi"))
                .isNotEqualTo("hidden");
        assertThat(System.getProperty(name + "tools.jackson.databind.JsonNode")).isNotEqualTo("hidden");
        assertThat(System.getProperty(name + "dev.rapport.app.Main")).isEqualTo("hidden");
        assertThat(System.getProperty(name + "org.jooq.DSLContext")).isEqualTo("hidden");
        assertThat(System.getProperty(name + "okhttp3.OkHttpClient")).isEqualTo("hidden");
    }

    @Test
    void two_plug_ins_do_not_see_each_other() {
        String same = "System.setProperty(\"acme.loader\", "
                + "System.getProperty(\"acme.loader\", \"\") + \" \" + System.identityHashCode(getClass()));";
        System.clearProperty("acme.loader");
        String one = acme().whenMade(same).jar("one.jar");
        String two = acme().network("two").whenMade(same).jar("two.jar");
        assertThat(load(PATIENCE, one, two).loaded()).hasSize(2);
        assertThat(System.getProperty("acme.loader").strip().split(" ")).doesNotHaveDuplicates();
    }

    @Test
    void a_file_that_is_no_jar_is_named() throws IOException {
        Files.writeString(folder.resolve("note.jar"), "not a jar");
        String digest = PlugInMaker.sha256(Files.readAllBytes(folder.resolve("note.jar")));

        assertThat(load(PATIENCE).leftOut().get(0).sentence()).contains("note.jar", "plugins.allow: " + digest);
        assertThat(load(PATIENCE, digest).leftOut().get(0).reason()).contains("names no Rapport-Adapter-Api");
    }

    @Test
    void a_folder_that_was_named_has_to_be_there() {
        assertThatThrownBy(() -> PlugIns.load(
                        new PlugInPolicy(Optional.of(folder.resolve("nowhere")), folder, Set.of()), PATIENCE))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("plugins.dir");
        assertThat(PlugIns.load(new PlugInPolicy(Optional.empty(), folder, Set.of()), PATIENCE)
                        .loaded())
                .isEmpty();
    }
}
