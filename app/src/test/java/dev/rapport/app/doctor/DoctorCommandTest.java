package dev.rapport.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import dev.rapport.sandbox.population.SocialNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorCommandTest {
    private static final SandboxOptions SMALL =
            SandboxOptions.defaults().withCreators(0).startingAt(TestCreators.NOW);

    @TempDir
    private Path folder;

    @Test
    void without_keys_the_service_would_not_run_and_each_network_names_its_form() {
        Result result = new Terminal(folder).run("doctor");

        assertThat(result.code()).isEqualTo(1);
        assertThat(result.lines()).allMatch(line -> line.length() <= 80);
        String text = String.join(" ", result.lines()).replaceAll(" +", " ");
        assertThat(text)
                .contains("ok configuration no file and the environment")
                .contains("fail credentials no network is enabled")
                .contains("The service would not run")
                .contains("Instagram is not read; TikTok is not read; YouTube is not read.")
                .contains("an API key of a Google Cloud project");
    }

    @Test
    void plain_keys_rank_what_they_can_and_the_form_that_changes_it_is_named() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withPlainKeysOnly())) {
            Terminal terminal = new Terminal(folder).pointedAt(sandbox);
            terminal.run("import", "creators.csv");
            Result result = terminal.run("doctor");

            assertThat(result.err()).contains("Store: ");
            assertThat(result.code()).isZero();
            assertThat(String.join(" ", result.lines()).replaceAll(" +", " "))
                    .containsPattern("What these keys can rank: Instagram ranks; TikTok 0 of \\d+ creators connected;"
                            + " YouTube raw counts only\\.")
                    .contains("the derived-metrics amendment, asked for in Google's audit and quota form")
                    .contains("networks.youtube.derived-metrics-approved to true")
                    .contains("rapport credential add tiktok --creator KEY --file TOKEN.json")
                    .contains("ok migrations", "ok clock 2026-11-24 00:00 UTC", "MB free at");
            assertThat(requests(sandbox)).isZero();
        }
    }

    @Test
    void what_the_service_would_refuse_is_told() {
        Terminal terminal = new Terminal(folder).with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "k");
        assertThat(terminal.run("doctor").out()).contains("its next run is at");

        Result result = terminal.with("RAPPORT_SYNC_SCHEDULE", "0 3 30 2 *")
                .with("RAPPORT_SERVER_ADDRESS", "0.0.0.0")
                .run("doctor");
        assertThat(result.code()).isEqualTo(2);
        assertThat(String.join(" ", result.lines()).replaceAll(" +", " "))
                .contains("fail service sync.schedule: \"0 3 30 2 *\" is neither")
                .contains("fail service server.address");
    }

    @Test
    void an_approval_without_its_project_and_day_is_doubted_and_works() {
        Terminal terminal = new Terminal(folder)
                .with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "k")
                .with("RAPPORT_NETWORKS_YOUTUBE_DERIVED_METRICS_APPROVED", "true");
        assertThat(String.join(" ", terminal.run("doctor").lines()).replaceAll(" +", " "))
                .contains("warn approval YouTube rates are computed by commands, and not by the service")
                .contains("set networks.youtube.project-number and networks.youtube.derived-metrics-approved-on")
                .contains("YouTube ranks");
        assertThat(terminal.run("rank").err()).containsOnlyOnce("Warning: YouTube rates are computed");

        terminal.with("RAPPORT_NETWORKS_YOUTUBE_PROJECT_NUMBER", "1")
                .with("RAPPORT_NETWORKS_YOUTUBE_DERIVED_METRICS_APPROVED_ON", "2026-09-01");
        assertThat(terminal.run("doctor").out()).doesNotContain("approval");
        assertThat(terminal.run("rank").err()).doesNotContain("Warning");
    }

    @Test
    void a_time_beyond_the_network_s_terms_is_told() {
        Terminal terminal = new Terminal(folder)
                .with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "k")
                .with("RAPPORT_NETWORKS_YOUTUBE_RETENTION_NUMBERS", "400d");
        assertThat(String.join(" ", terminal.run("doctor").lines()).replaceAll(" +", " "))
                .contains("warn retention YouTube: texts 28 days, numbers 400 days")
                .contains("shorten networks.youtube.retention.numbers");
    }

    @Test
    void live_asks_each_network_about_one_account() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Terminal terminal = new Terminal(folder).pointedAt(sandbox);
            terminal.run("import", "creators.csv");
            Map.Entry<String, String> grant =
                    sandbox.tiktokGrants().entrySet().iterator().next();
            terminal.typing(grant.getValue())
                    .run("credential", "add", "tiktok", "--creator", grant.getKey(), "--file", "-");

            JsonNode told = terminal.run("doctor", "--live", "--format", "json").json();

            assertThat(told.path("wouldRun").asBoolean()).isTrue();
            assertThat(state(told, "live instagram")).isEqualTo("ok");
            assertThat(state(told, "live youtube")).isEqualTo("ok");
            assertThat(state(told, "live tiktok")).isEqualTo("ok");
            assertThat(detail(told, "live tiktok")).startsWith("asked about " + grant.getKey());
            assertThat(told.path("ranks").findValuesAsString("can"))
                    .contains("Instagram ranks", "YouTube ranks")
                    .anyMatch(can -> can.startsWith("TikTok 1 of "));
            assertThat(requests(sandbox)).isBetween(3L, 6L);
        }
    }

    @Test
    void a_wrong_key_fails_live_and_is_never_shown() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Terminal terminal = new Terminal(folder)
                    .pointedAt(sandbox)
                    .with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "wrong-secret-key");
            terminal.run("import", "creators.csv");
            Result result = terminal.run("doctor", "--live", "--format", "json");

            assertThat(result.code()).isEqualTo(1);
            assertThat(state(result.json(), "live youtube")).isEqualTo("fail");
            assertThat(detail(result.json(), "live youtube")).contains("not-authorised");
            assertThat(result.out() + result.err()).doesNotContain("wrong-secret-key");
        }
    }

    @Test
    void a_broken_configuration_shows_every_problem() {
        Terminal terminal = new Terminal(folder).with("RAPPORT_SYNC_FRESH_FOR", "soon");
        terminal.write("rapport.yaml", "rank: {min-engagement: lots}\nstroe: {url: x}\n");
        Result result = terminal.run("doctor");

        assertThat(result.code()).isEqualTo(2);
        assertThat(String.join(" ", result.lines()).replaceAll(" +", " "))
                .contains("sync.fresh-for (RAPPORT_SYNC_FRESH_FOR): expected a duration")
                .contains("rank.min-engagement (rapport.yaml): expected a rate")
                .contains("stroe.url (rapport.yaml) is not a known key; the nearest is store.url")
                .contains("ok clock");
        assertThat(result.lines()).filteredOn(line -> line.startsWith("fail")).hasSize(3);
        assertThat(Files.exists(folder.resolve("home"))).isFalse();
    }

    @Test
    void wrong_keys_and_definitions_are_told_together() {
        Terminal terminal = new Terminal(folder);
        terminal.write("rapport.yaml", """
                definitions-file: missing.yaml
                networks:
                  tiktok: {route: research, client-key: k, client-secret: s}
                secrets: {master-key: short}
                """);
        Result result = terminal.run("doctor");

        assertThat(result.code()).isEqualTo(2);
        assertThat(String.join(" ", result.lines()).replaceAll(" +", " "))
                .contains("fail definitions definitions-file: ", "missing.yaml cannot be read")
                .contains("fail credentials networks.tiktok.eligible-researcher is not true")
                .contains("fail master key secrets.master-key is not a key")
                .contains("ok store");
    }

    @Test
    void a_store_that_cannot_be_reached_ends_with_3() {
        Terminal terminal = new Terminal(folder)
                .with("RAPPORT_STORE_URL", "jdbc:mysql://127.0.0.1:1/rapport?password=hidden-in-address")
                .with("RAPPORT_STORE_PASSWORD", "very-secret");
        Result result = terminal.run("doctor");

        assertThat(result.code()).isEqualTo(3);
        assertThat(String.join(" ", result.lines()).replaceAll(" +", " "))
                .contains("fail store the store", "127.0.0.1:1", "cannot be reached")
                .contains("warn master key none is given, so this machine would make its own");
        assertThat(result.out() + result.err()).doesNotContain("very-secret", "hidden-in-address");
    }

    @Test
    void a_key_file_that_others_may_read_is_told_with_the_command_that_mends_it() throws IOException {
        Terminal terminal = new Terminal(folder);
        Path key = terminal.write("my.key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=\n");
        terminal.write("rapport.yaml", "secrets: {master-key-file: my.key}\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        JsonNode told = terminal.run("doctor", "--format", "json").json();
        assertThat(state(told, "key file rights")).isEqualTo("warn");
        assertThat(told.toString()).contains("chmod 600 " + key);

        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        assertThat(state(terminal.run("doctor", "--format", "json").json(), "key file rights"))
                .isEqualTo("ok");
    }

    @Test
    void a_clock_behind_the_newest_reading_or_before_this_program_is_told() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Terminal terminal = new Terminal(folder).pointedAt(sandbox);
            terminal.run("import", "creators.csv");
            terminal.run("sync", "--network", "youtube");

            terminal.at(TestCreators.NOW.minus(Duration.ofDays(3)));
            assertThat(state(terminal.run("doctor", "--format", "json").json(), "clock"))
                    .isEqualTo("warn");
            terminal.at(Instant.EPOCH);
            Result ancient = terminal.run("doctor", "--format", "json");
            assertThat(state(ancient.json(), "clock")).isEqualTo("fail");
            assertThat(ancient.code()).isEqualTo(1);
        }
    }

    @Test
    void little_room_warns_and_none_fails() {
        assertThat(DiskCheck.of(2_000_000_000L, folder).state()).isEqualTo(Check.State.OK);
        assertThat(DiskCheck.of(500_000_000L, folder).state()).isEqualTo(Check.State.WARN);
        assertThat(DiskCheck.of(50_000_000L, folder).state()).isEqualTo(Check.State.FAIL);
    }

    private static long requests(Sandbox sandbox) {
        return Arrays.stream(SocialNetwork.values())
                .mapToLong(network -> sandbox.ledger().requests(network))
                .sum();
    }

    private static String state(JsonNode told, String check) {
        return field(told, check, "state");
    }

    private static String detail(JsonNode told, String check) {
        return field(told, check, "detail");
    }

    private static String field(JsonNode told, String check, String field) {
        return told.path("checks")
                .valueStream()
                .filter(each -> each.path("check").asString().equals(check))
                .findFirst()
                .orElseThrow()
                .path(field)
                .asString();
    }
}
