package dev.rapport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Person;
import dev.rapport.sandbox.population.Role;
import dev.rapport.sandbox.population.SocialNetwork;
import dev.rapport.sandbox.quota.Quotas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SandboxTest {
    private static final SandboxOptions SMALL = SandboxOptions.defaults().withCreators(60);

    @Test
    void two_starts_with_the_same_seed_give_the_same_answers() {
        try (Sandbox one = Sandbox.start(SMALL);
                Sandbox two = Sandbox.start(SMALL)) {
            assertThat(walk(one)).isEqualTo(walk(two));
            assertThat(one.creatorsCsv()).isEqualTo(two.creatorsCsv());
            assertThat(one.tiktokGrants()).isEqualTo(two.tiktokGrants());
        }
    }

    @Test
    void another_seed_gives_other_people_and_the_same_roles() {
        try (Sandbox one = Sandbox.start(SMALL);
                Sandbox two = Sandbox.start(SMALL.withSeed(7))) {
            assertThat(walk(one)).isNotEqualTo(walk(two));
            assertThat(one.creatorsCsv()).isNotEqualTo(two.creatorsCsv());
            for (Role role : Role.values()) {
                assertThat(followers(one, role)).isEqualTo(followers(two, role)).isEqualTo(role.followers());
            }
        }
    }

    private static long followers(Sandbox sandbox, Role role) {
        return sandbox.population()
                .role(role)
                .account(role.network())
                .orElseThrow()
                .followersAt(sandbox.clock().instant());
    }

    private static List<String> walk(Sandbox sandbox) {
        Caller caller = new Caller(sandbox);
        String channel =
                sandbox.population().accounts(SocialNetwork.YOUTUBE).getFirst().id();
        return List.of(
                caller.youtube("channels", "part", "snippet,statistics", "id", channel)
                        .body(),
                caller.youtube(
                                "playlistItems",
                                "part",
                                "snippet,contentDetails",
                                "playlistId",
                                "UU" + channel.substring(2))
                        .body(),
                caller.discover("business_discovery.username(sbx.food.creator){followers_count,media{like_count}}")
                        .body(),
                caller.videos("skincare-enthusiast", "/v2/video/list/", "id,like_count", "{}")
                        .body());
    }

    @Test
    void a_small_wish_still_brings_every_role_and_hard_case() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withCreators(1))) {
            assertThat(sandbox.population().people()).hasSize(Role.values().length + HardCase.values().length);
            for (HardCase hardCase : HardCase.values()) {
                Person person = sandbox.population().hardCase(hardCase);
                assertThat(person.accounts())
                        .extracting(Account::network)
                        .containsExactlyInAnyOrderElementsOf(hardCase.networks());
            }
        }
    }

    @Test
    void every_hard_case_and_role_stands_in_the_readme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (HardCase hardCase : HardCase.values()) {
            assertThat(readme).contains("| `" + hardCase.name() + "` |").contains("| " + hardCase.sentence() + " |");
        }
        for (Role role : Role.values()) {
            assertThat(readme).contains("`" + role.creator() + "`");
        }
    }

    @Test
    void the_creators_file_has_one_row_for_each_account() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            List<String> rows = sandbox.creatorsCsv().lines().toList();
            long accounts = sandbox.population().people().stream()
                    .mapToLong(person -> person.accounts().size())
                    .sum();

            assertThat(sandbox.population().people()).hasSize(300);
            assertThat(rows).hasSize((int) accounts + 1).doesNotHaveDuplicates();
            assertThat(rows.getFirst())
                    .isEqualTo(
                            "creator,name,network,handle,account_id,niche,country,city,price_per_post,currency,tags");
            assertThat(rows)
                    .anyMatch(
                            row -> row.matches(
                                    "fitness-trainer,[A-Za-z ]+,instagram,sbx\\.fitness\\.trainer,,home-fitness[a-z;-]*,[A-Z]{2},.*"));
            assertThat(rows).allMatch(row -> row.split(",", -1).length == 11);
            assertThat(rows).noneMatch(row -> row.startsWith("stranger"));
        }
    }

    @Test
    void settings_point_the_product_here_with_the_quotas_that_hold() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            assertThat(sandbox.settings())
                    .containsOnlyKeys(
                            "networks.youtube.base-url",
                            "networks.youtube.api-key",
                            "networks.youtube.derived-metrics-approved",
                            "networks.youtube.derived-metrics-approved-on",
                            "networks.youtube.project-number",
                            "networks.youtube.quota.main-per-day",
                            "networks.youtube.quota.stats-per-day",
                            "networks.youtube.quota.search-per-day",
                            "networks.instagram.base-url",
                            "networks.instagram.access-token",
                            "networks.instagram.user-id",
                            "networks.instagram.app-secret",
                            "networks.instagram.quota.calls-per-hour",
                            "networks.instagram.quota.min-spacing",
                            "networks.tiktok.base-url",
                            "networks.tiktok.authorize-url",
                            "networks.tiktok.client-key",
                            "networks.tiktok.client-secret",
                            "networks.tiktok.quota.calls-per-minute")
                    .containsEntry(
                            "networks.youtube.base-url", sandbox.youtube().toString())
                    .containsEntry("networks.youtube.derived-metrics-approved", "true")
                    .containsEntry("networks.youtube.quota.main-per-day", "10000");
            assertThat(sandbox.youtube().getPath()).isEmpty();
        }
    }

    @Test
    void plain_keys_bring_no_grant_and_no_approval() {
        try (Sandbox sandbox = Sandbox.start(SMALL.withPlainKeysOnly())) {
            assertThat(sandbox.tiktokGrants()).isEmpty();
            assertThat(sandbox.settings())
                    .doesNotContainKeys(
                            "networks.youtube.derived-metrics-approved",
                            "networks.youtube.derived-metrics-approved-on",
                            "networks.youtube.project-number");
        }
    }

    @Test
    void three_ports_follow_each_other_when_one_is_given() {
        try (Sandbox sandbox = startOnSomeFreePorts()) {
            int first = sandbox.youtube().getPort();
            assertThat(Stream.of(sandbox.youtube(), sandbox.instagram(), sandbox.tiktok()))
                    .extracting(address -> address.getPort() - first)
                    .containsExactly(0, 1, 2);
            assertThatThrownBy(() -> Sandbox.start(SMALL.withPort(first)))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("127.0.0.1:" + first);
        }
    }

    private static Sandbox startOnSomeFreePorts() {
        for (int first = 20_000; first < 30_000; first += 97) {
            try {
                return Sandbox.start(SMALL.withPort(first));
            } catch (UncheckedIOException taken) {
                assertThat(taken).hasMessageContaining("cannot listen");
            }
        }
        throw new AssertionError("no three free ports in a row");
    }

    @Test
    void time_stands_still_until_it_is_moved_and_never_goes_back() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            assertThat(sandbox.clock().instant()).isEqualTo(SMALL.start());
            sandbox.clock().advance(Duration.ofHours(3));
            assertThat(sandbox.clock().instant()).isEqualTo(SMALL.start().plus(Duration.ofHours(3)));
            assertThat(sandbox.clock().withZone(ZoneId.of("Asia/Tokyo")).instant())
                    .isEqualTo(sandbox.clock().instant());
            assertThatThrownBy(() -> sandbox.clock().advance(Duration.ofSeconds(-1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void options_refuse_what_makes_no_sense() {
        assertThatThrownBy(() -> SMALL.withCreators(-1)).hasMessageContaining("creators");
        assertThatThrownBy(() -> SMALL.withPort(65_534)).hasMessageContaining("port");
        assertThatThrownBy(() -> SMALL.withLatency(Duration.ofSeconds(-1))).hasMessageContaining("latency");
    }

    @Test
    void the_ledger_counts_requests_and_units_until_it_is_cleared() {
        try (Sandbox sandbox = Sandbox.start(SMALL)) {
            Caller caller = new Caller(sandbox);
            caller.youtube("channels", "part", "id", "id", "UCx");
            caller.youtube("videos:batchGetStats", "part", "id", "id", "x");
            caller.youtube("nothing");
            caller.discover("id");
            caller.tiktok("skincare-enthusiast", "open_id");

            assertThat(sandbox.ledger().requests(SocialNetwork.YOUTUBE)).isEqualTo(3);
            assertThat(sandbox.ledger().requests(SocialNetwork.YOUTUBE, "/youtube/v3/channels"))
                    .isEqualTo(1);
            assertThat(Arrays.asList("main", "stats", "search"))
                    .extracting(bucket -> sandbox.ledger().spent(SocialNetwork.YOUTUBE, bucket))
                    .containsExactly(1L, 1L, 0L);
            assertThat(sandbox.ledger().requests(SocialNetwork.INSTAGRAM, "/{version}/{id}"))
                    .isEqualTo(1);
            assertThat(sandbox.ledger().spent(SocialNetwork.INSTAGRAM, "calls")).isEqualTo(1);
            assertThat(sandbox.ledger().spent(SocialNetwork.TIKTOK, "display-user"))
                    .isEqualTo(1);

            sandbox.ledger().clear();
            assertThat(sandbox.ledger().requests(SocialNetwork.YOUTUBE)).isZero();
        }
    }

    @Test
    void the_rate_for_very_many_is_one_that_can_be_planned_with() {
        assertThat(Quotas.roomyFor(60_000).instagramCallsPerHour()).isEqualTo(1_000_000);
    }
}
