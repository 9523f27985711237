package dev.rapport.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.network.Network;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
    @TempDir
    private Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Configuration read(String... lines) {
        try {
            Files.writeString(folder.resolve("rapport.yaml"), String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return ConfigurationReader.read(
                Optional.empty(), folder, environment, Providers.builtIn().all(), Set.of());
    }

    private void assertProblem(String message, String... lines) {
        assertThatThrownBy(() -> read(lines))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(message);
    }

    @Test
    void every_problem_comes_in_one_message_with_exit_2() {
        Terminal terminal = new Terminal(folder)
                .with("RAPPORT_SYNC_ATTEMPTS", "many")
                .with("RAPPORT_NETWORKS_YOUTUBE_API_KEI", "do-not-print-me");
        terminal.write("rapport.yaml", """
                store: {url: "jdbc:oracle:x", pool-size: 0}
                sync:
                  fresh-fro: 20h
                networks:
                  myspace: {api-key: neither-this}
                  youtube: {derived-metrics-approved: perhaps}
                secrets: {master-key: a, master-key-file: b}
                """);
        Result result = terminal.run("rank");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
        assertThat(result.err().lines())
                .contains(
                        "RAPPORT_NETWORKS_YOUTUBE_API_KEI (environment) is not a known key; the nearest is"
                                + " RAPPORT_NETWORKS_YOUTUBE_API_KEY",
                        "sync.attempts (RAPPORT_SYNC_ATTEMPTS): expected a whole number from 1 to 20, got \"many\"",
                        "store.url (rapport.yaml): expected an address such as jdbc:mysql://host:3306/rapport, got"
                                + " \"jdbc:oracle:x\"",
                        "store.pool-size (rapport.yaml): expected a whole number from 1 to 200, got \"0\"",
                        "sync.fresh-fro (rapport.yaml) is not a known key; the nearest is sync.fresh-for",
                        "networks.myspace.api-key is about a network that is not installed; installed are instagram,"
                                + " tiktok, youtube",
                        "networks.youtube.derived-metrics-approved (rapport.yaml): expected true or false, got"
                                + " \"perhaps\"",
                        "secrets.master-key and secrets.master-key-file are both given; keep one");
        assertThat(result.err()).doesNotContain("do-not-print-me", "neither-this");
    }

    @Test
    void the_environment_wins_over_the_file() {
        environment.put("RAPPORT_RANK_CERTAINTY", "90%");
        environment.put("RAPPORT_NETWORKS_INSTAGRAM_QUOTA_CALLS_PER_HOUR", "7");
        environment.put("RAPPORT_TIERS_MICRO_FROM", "20000");
        environment.put("HOME", "/elsewhere");
        Configuration configuration =
                read("rank: {certainty: 0.7, min-engagement: 3%}", "networks.instagram.quota.calls-per-hour: 9");

        assertThat(configuration.get(RankSettings.CERTAINTY)).isEqualByComparingTo("0.9");
        assertThat(configuration.get(RankSettings.MIN_ENGAGEMENT)).isEqualByComparingTo("0.03");
        assertThat(configuration.adapter(Network.INSTAGRAM).given()).containsEntry("quota.calls-per-hour", "7");
        assertThat(configuration.tiers().named("micro").map(Tier::from)).hasValue(20_000L);
        assertThat(configuration.tiers().named("nano").map(Tier::to)).hasValue(19_999L);
    }

    @ParameterizedTest
    @CsvSource({"PT20H,PT20H", "20h,PT20H", "30d,PT720H", "P30D,PT720H", "90m,PT1H30M", "2w,PT336H", "500ms,PT0.5S"})
    void durations_are_iso_or_short(String written, Duration meant) {
        assertThat(read("sync: {fresh-for: " + written + "}").get(SyncSettings.FRESH_FOR))
                .isEqualTo(meant);
    }

    @ParameterizedTest
    @CsvSource({"10MB,10000000", "20mb,20000000", "1 GB,1000000000", "5KB,5000", "1234,1234"})
    void sizes_are_plain_or_with_a_unit(String written, long bytes) {
        assertThat(read("sync: {max-answer-size: " + written + "}").get(SyncSettings.MAX_ANSWER_SIZE))
                .isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"5%,0.05", "0.05,0.05", "2.5 %,0.025", "1,1", "0,0"})
    void rates_are_percentages_or_fractions(String written, BigDecimal rate) {
        assertThat(read("rank: {min-engagement: " + written + "}").get(RankSettings.MIN_ENGAGEMENT))
                .isEqualByComparingTo(rate);
    }

    @Test
    void other_forms_are_refused_with_the_accepted_one() {
        assertProblem(
                "sync.fresh-for (rapport.yaml): expected a duration such as PT20H, P30D, 20h or 30d, got \"P1M\"",
                "sync: {fresh-for: P1M}");
        assertProblem("expected a rate such as 5% or 0.05, got \"5\"", "rank: {min-engagement: 5}");
        assertProblem("expected a size such as 20MB", "sync: {max-answer-size: big}");
        assertProblem("expected a time of day such as 03:30, or a cron expression", "sync: {schedule: noonish}");
        assertProblem("expected a time zone such as UTC or Europe/Paris", "sync: {time-zone: Mars/Base}");
        assertProblem("expected one of none, partners, all", "networks: {youtube: {captions: some}}");
        assertProblem(
                "networks.youtube.base-url (rapport.yaml): expected an address", "networks: {youtube: {base-url: x}}");
        assertProblem("has no value", "store: {url: }");
    }

    @Test
    void a_file_that_is_none_is_named_with_the_line() {
        assertProblem("rapport.yaml is not YAML", "rank: {certainty: 0.8", "x: [");
        assertProblem("rapport.yaml holds no keys", "just words");
        assertProblem("Duplicate", "rank: {certainty: 0.8, certainty: 0.9}");
        Result result = new Terminal(folder).run("rank", "--config", "other.yaml");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("other.yaml cannot be read; expected a YAML file");
    }

    @Test
    void tiers_that_leave_a_gap_or_overlap_are_refused() {
        assertProblem("tiers.", "tiers: {micro: {from: 10000, to: 20000}, mid: {from: 30000}}");
        assertProblem(
                "tiers.micro.to is 30000 and tiers.mid.from is 20000, which overlap",
                "tiers: {micro: {from: 10000, to: 30000}, mid: {from: 20000}}");
        String several = "tiers: {micro: {from: 20000, to: 5000}, nano: {to: 9000}, macro: {to: 3000000},"
                + " mega: {from: 2000000}}";
        assertProblem("tiers.micro.from is 20000 and tiers.micro.to is 5000; expected .to", several);
        assertProblem("tiers.macro.to is 3000000 and tiers.mega.from is 2000000, which overlap", several);
        assertProblem("tiers.tiny.from is missing", "tiers: {tiny: {to: 10}}");
        assertProblem("expected a whole number from 0 on, got \"ten\"", "tiers: {micro: {from: ten}}");
    }

    @Test
    void a_secret_of_a_wrong_form_is_never_repeated() {
        environment.put("RAPPORT_STORE_PASSWORD", " ");
        assertProblem("store.password (RAPPORT_STORE_PASSWORD): expected text, kept secret");
        environment.clear();
        environment.put("RAPPORT_SECRETS_MASTER_KEY", "sesame-open");
        Terminal terminal = new Terminal(folder).with("RAPPORT_SECRETS_MASTER_KEY", "sesame-open");
        terminal.write("rapport.yaml", "");
        Result result = terminal.run("doctor");
        assertThat(result.out() + result.err()).contains("is not a key").doesNotContain("sesame-open");
    }

    @Test
    void every_default_is_what_the_documentation_promises() {
        Configuration configuration = read();

        assertThat(configuration.get(RankSettings.MIN_ENGAGEMENT)).isEqualByComparingTo("0.05");
        assertThat(configuration.get(RankSettings.CERTAINTY)).isEqualByComparingTo("0.8");
        assertThat(configuration.get(SyncSettings.POSTS)).isEqualTo(20);
        assertThat(configuration.get(SyncSettings.FRESH_FOR)).isEqualTo(Duration.ofHours(20));
        assertThat(configuration.get(SyncSettings.ATTEMPTS)).isEqualTo(4);
        assertThat(configuration.get(SyncSettings.CALL_TIMEOUT)).isEqualTo(Duration.ofSeconds(30));
        assertThat(configuration.get(SyncSettings.MAX_ANSWER_SIZE)).isEqualTo(20_000_000);
        assertThat(configuration.get(SyncSettings.SCHEDULE_CAMPAIGN)).isEqualTo(Duration.ofDays(1));
        assertThat(configuration.get(SyncSettings.SCHEDULE_CANDIDATE)).isEqualTo(Duration.ofDays(7));
        assertThat(configuration.get(SyncSettings.SCHEDULE_DORMANT)).isEqualTo(Duration.ofDays(30));
        assertThat(configuration.get(ServerSettings.PORT)).isEqualTo(8080);
        assertThat(configuration.get(ServerSettings.ADDRESS)).isEqualTo("127.0.0.1");
        assertThat(configuration.tiers().all().stream().map(Tier::name).toList())
                .isEqualTo(List.of("below", "nano", "micro", "mid", "macro", "mega"));
        assertThat(configuration.common(Network.YOUTUBE).get(NetworkSettings.RETENTION_TEXT))
                .isEqualTo(Duration.ofDays(28));
        assertThat(configuration.common(Network.YOUTUBE).get(NetworkSettings.CAPTIONS))
                .isEqualTo("partners");
    }

    @Test
    void the_data_folder_is_the_user_s_unless_set() {
        environment.put("HOME", "/home/anna");
        assertThat(read().dataDir()).isEqualTo(Path.of("/home/anna/.local/share/rapport"));
        environment.put("XDG_DATA_HOME", "/data");
        assertThat(read().dataDir()).isEqualTo(Path.of("/data/rapport"));
        assertThat(read("data-dir: mine").dataDir()).isEqualTo(folder.resolve("mine"));
    }
}
