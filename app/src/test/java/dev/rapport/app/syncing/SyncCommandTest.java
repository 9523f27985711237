package dev.rapport.app.syncing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import dev.rapport.sandbox.population.SocialNetwork;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Runs against networks played on this machine, whose time stands still. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SyncCommandTest {
    private static final List<String> KINDS =
            List.of("read", "unchanged", "notFound", "notReadable", "failed", "deferred");

    private Sandbox sandbox;

    @TempDir
    private Path folders;

    private int folder;

    @BeforeAll
    void start() {
        sandbox = Sandbox.start(SandboxOptions.defaults()
                .withCreators(0)
                .startingAt(TestCreators.NOW)
                .withPlainKeysOnly());
    }

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private Terminal installed() {
        Terminal terminal = fresh();
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
        return terminal;
    }

    private Terminal fresh() {
        Path own = folders.resolve("installation-" + folder++);
        assertThat(own.toFile().mkdirs()).isTrue();
        return new Terminal(own).pointedAt(sandbox);
    }

    @Test
    void readings_past_their_deadline_are_overdue_and_go_at_the_end_of_the_next_run() {
        Terminal terminal = installed();
        terminal.run("sync", "--network", "youtube");
        terminal.at(TestCreators.NOW.plus(Duration.ofDays(29)));
        assertThat(String.join(" ", terminal.run("doctor").lines()).replaceAll(" +", " "))
                .containsPattern("warn retention to be deleted: past their deadline \\d+")
                .contains("YouTube: texts 28 days, numbers 28 days (YouTube API Services Developer Policies");
        Result later = terminal.run("sync", "--network", "youtube");
        assertThat(later.err())
                .containsPattern("Removed from the store: past their deadline .*\\d+ readings of accounts");
        assertThat(terminal.run("doctor").out()).contains("nothing is overdue").contains("deletions");
        assertThat(terminal.run("forget", "--log").out()).contains("retention-rule", "sync by ");
    }

    @Test
    void json_has_the_fields_that_scripts_rely_on_and_its_sums_add_up() {
        Terminal terminal = installed();
        long before = calls();
        Result result = terminal.run("sync", "--format", "json");
        JsonNode report = result.json();

        assertThat(report.propertyNames()).containsExactly("run", "startedAt", "finishedAt", "networks", "problems");
        assertThat(report.path("startedAt").asString()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(report.path("networks").findValuesAsString("network"))
                .containsExactly("instagram", "tiktok", "youtube");
        long requests = 0;
        for (JsonNode network : report.path("networks")) {
            assertThat(network.propertyNames())
                    .contains("network", "accounts", "posts", "requests", "quota")
                    .containsAll(KINDS);
            assertThat(KINDS.stream()
                            .mapToLong(kind -> network.path(kind).asLong())
                            .sum())
                    .isEqualTo(network.path("accounts").asLong())
                    .isPositive();
            JsonNode bucket = network.path("quota").path(0);
            assertThat(bucket.propertyNames()).containsExactly("bucket", "spent", "left", "limit", "resetsAt");
            assertThat(bucket.path("spent").asLong() + bucket.path("left").asLong())
                    .isEqualTo(bucket.path("limit").asLong());
            requests += network.path("requests").asLong();
        }
        assertThat(requests).isEqualTo(calls() - before);
        for (JsonNode network : report.path("networks")) {
            boolean read = network.path("read").asLong() > 0;
            assertThat(network.path("drift").isEmpty())
                    .as(network.path("network").asString())
                    .isEqualTo(!read);
        }
        JsonNode drift = report.path("networks").path(0).path("drift").path(0);
        assertThat(drift.propertyNames()).containsExactly("what", "count", "firstSeenAt");
        assertThat(drift.path("count").asLong()).isPositive();
        JsonNode problem = report.path("problems").path(0);
        assertThat(problem.propertyNames()).containsExactly("network", "account", "kind", "detail", "retryAt");
        JsonNode youtube = report.path("networks").path(2);
        assertThat(youtube.path("notFound").asLong()).isEqualTo(1);
        assertThat(report.path("problems").findValuesAsString("kind")).contains("account-not-found");
        assertThat(report.path("networks").path(1).path("notReadable").asLong())
                .as("TikTok without any grant")
                .isEqualTo(report.path("networks").path(1).path("accounts").asLong());
        boolean incomplete = report.path("networks")
                .valueStream()
                .anyMatch(each ->
                        each.path("failed").asLong() + each.path("deferred").asLong() > 0);
        assertThat(result.code()).isEqualTo(incomplete ? 1 : 0);
        assertThat(result.err()).contains("Store: ");
    }

    @Test
    void what_is_new_in_answers_is_told_once_a_kind_and_goes_with_the_export() {
        Terminal terminal = installed();
        Result result = terminal.run("sync", "--creator", "case-unknown-values");
        assertThat(result.out())
                .contains("New in the networks' answers")
                .containsPattern("instagram +\\d+ +2026-11-24 00:00 +a post with the unknown media_type HOLOGRAM")
                .containsPattern("youtube +1 +2026-11-24 00:00 +a channel with the new field\\s+holographicDetails");
        assertThat(result.lines()).allMatch(line -> line.length() <= 80);
        assertThat(result.out().split("HOLOGRAM", -1)).hasSize(2);
        terminal.run("export", "out");
        assertThat(terminal.read("out/drift.csv"))
                .startsWith("run,network,what,count,first_seen_at\r\n")
                .contains(",instagram,a post with the unknown media_type HOLOGRAM,");
    }

    @Test
    void what_was_just_read_is_not_due_until_it_is_asked_for_or_old() {
        Terminal terminal = installed();
        JsonNode first = network(terminal.run("sync", "--network", "youtube", "--format", "json"));
        JsonNode again = network(terminal.run("sync", "--network", "youtube", "--format", "json"));
        assertThat(again.path("read").asLong()).isZero();
        assertThat(again.path("accounts").asLong())
                .as("those that have no reading yet")
                .isEqualTo(first.path("accounts").asLong() - first.path("read").asLong());

        Result one = terminal.run("sync", "--network", "youtube", "--creator", "case-rounded-audience");
        assertThat(one.code()).isZero();
        assertThat(one.out()).contains("Nothing is due", "PT20H (sync.fresh-for)", "--full");
        assertThat(terminal.run("plan", "--network", "youtube", "--creator", "case-rounded-audience")
                        .out())
                .contains("Nothing is due");

        terminal.at(TestCreators.NOW.plusSeconds(60));
        JsonNode full = network(terminal.run("sync", "--network", "youtube", "--full", "--format", "json"));
        assertThat(full.path("accounts").asLong())
                .isEqualTo(first.path("accounts").asLong());

        terminal.at(TestCreators.NOW.plus(Duration.ofHours(21)));
        JsonNode later = network(terminal.run("sync", "--network", "youtube", "--format", "json"));
        assertThat(later.path("accounts").asLong())
                .isEqualTo(first.path("accounts").asLong());
    }

    @Test
    void a_dry_run_is_the_plan_and_calls_nobody() {
        Terminal terminal = installed();
        long before = calls();
        Result plan = terminal.run("plan", "--format", "json");
        assertThat(terminal.run("sync", "--dry-run", "--format", "json").out()).isEqualTo(plan.out());
        assertThat(terminal.run("plan").lines()).allMatch(line -> line.length() <= 80);
        assertThat(calls()).isEqualTo(before);
        assertThat(plan.code()).isZero();
        JsonNode youtube = plan.json().path("networks").path(2);
        assertThat(youtube.propertyNames()).containsExactly("network", "due", "fits", "quota");
        assertThat(youtube.path("quota").path(0).propertyNames())
                .containsExactly("bucket", "estimated", "left", "limit", "resetsAt");
        assertThat(youtube.path("fits").asLong()).isEqualTo(youtube.path("due").asLong());

        JsonNode spent = terminal.run("sync", "--format", "json").json().path("networks");
        for (int i = 0; i < 3; i++) {
            JsonNode planned = plan.json().path("networks").path(i);
            assertThat(spent.path(i).path("accounts").asLong())
                    .isEqualTo(planned.path("due").asLong());
            for (int bucket = 0; bucket < planned.path("quota").size(); bucket++) {
                assertThat(spent.path(i)
                                .path("quota")
                                .path(bucket)
                                .path("spent")
                                .asLong())
                        .isLessThanOrEqualTo(planned.path("quota")
                                .path(bucket)
                                .path("estimated")
                                .asLong());
            }
        }
    }

    @Test
    void tables_fit_a_terminal() {
        Terminal terminal = installed();
        Result sync = terminal.run("sync");
        assertThat(sync.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        assertThat(sync.out()).contains("Problems", "account-not-found");
    }

    @Test
    void a_wrong_key_fails_its_network_alone() {
        Terminal terminal = fresh().with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "wrong-secret-key");
        terminal.run("import", "creators.csv");
        Result result = terminal.run("sync", "--format", "json");

        assertThat(result.code()).isEqualTo(1);
        JsonNode youtube = result.json().path("networks").path(2);
        assertThat(youtube.path("failed").asLong())
                .isEqualTo(youtube.path("accounts").asLong());
        assertThat(youtube.path("requests").asLong()).isLessThan(10);
        assertThat(result.json()
                        .path("problems")
                        .valueStream()
                        .filter(problem -> problem.path("network").asString().equals("youtube"))
                        .map(problem -> problem.path("kind").asString()))
                .containsOnly("not-authorised");
        assertThat(result.json().path("networks").path(0).path("read").asLong()).isPositive();
        assertThat(result.out() + result.err()).doesNotContain("wrong-secret-key");
    }

    @Test
    void a_quota_that_ends_in_mid_run_defers_the_rest_until_it_is_back() {
        Terminal terminal = fresh().with("RAPPORT_NETWORKS_INSTAGRAM_QUOTA_CALLS_PER_HOUR", "5");
        terminal.run("import", "creators.csv");
        JsonNode planned = terminal.run("plan", "--network", "instagram", "--format", "json")
                .json()
                .path("networks")
                .path(0);
        Result result = terminal.run("sync", "--network", "instagram", "--format", "json");
        JsonNode instagram = result.json().path("networks").path(0);

        assertThat(result.code()).isEqualTo(1);
        assertThat(instagram.path("requests").asLong()).isEqualTo(5);
        assertThat(instagram.path("deferred").asLong()).isPositive();
        assertThat(planned.path("fits").asLong()).isLessThan(planned.path("due").asLong());
        JsonNode put = result.json()
                .path("problems")
                .valueStream()
                .filter(problem -> problem.path("kind").asString().equals("quota-exhausted"))
                .findFirst()
                .orElseThrow();
        assertThat(Instant.parse(put.path("retryAt").asString()))
                .isBetween(TestCreators.NOW.plusSeconds(1), TestCreators.NOW.plus(Duration.ofMinutes(62)));
        assertThat(result.json()
                        .path("problems")
                        .valueStream()
                        .filter(problem -> problem.path("kind").asString().equals("quota-exhausted")))
                .hasSize(instagram.path("deferred").asInt());

        terminal.at(TestCreators.NOW.plus(Duration.ofMinutes(62)));
        JsonNode rest = terminal.run("sync", "--network", "instagram", "--format", "json")
                .json()
                .path("networks")
                .path(0);
        assertThat(rest.path("accounts").asLong())
                .as("those that were read are fresh")
                .isLessThan(instagram.path("accounts").asLong());
        assertThat(rest.path("requests").asLong()).isEqualTo(5);
    }

    @Test
    void a_run_that_is_told_to_stop_stores_what_it_read_and_reports_the_rest_as_due() {
        Terminal terminal = installed();
        long due = due(terminal.run("plan", "--network", "instagram", "--format", "json")
                .json());
        long before = calls();
        Result result = terminal.interrupted(() -> calls() >= before + 2)
                .run("sync", "--network", "instagram", "--format", "json");
        JsonNode instagram = network(result);

        assertThat(result.code()).isZero();
        assertThat(result.err().lines().filter(line -> line.contains("told to stop")))
                .hasSize(1);
        assertThat(result.json().path("problems").findValuesAsString("kind")).doesNotContain("network-unavailable");
        assertThat(instagram.path("read").asLong()).isPositive();
        assertThat(instagram.path("failed").asLong()
                        + instagram.path("deferred").asLong())
                .isZero();
        assertThat(calls() - before).isEqualTo(2);
        JsonNode next = terminal.interrupted(Cancellation.never())
                .run("plan", "--network", "instagram", "--format", "json")
                .json();
        assertThat(due(next)).isEqualTo(due - instagram.path("read").asLong());
    }

    @Test
    void one_creator_one_network_one_niche() {
        Terminal terminal = installed();
        JsonNode one = terminal.run("sync", "--creator", "fitness-trainer", "--network", "youtube", "--format", "json")
                .json();
        assertThat(one.path("networks")).hasSize(1);
        assertThat(one.path("networks").path(0).path("accounts").asLong()).isLessThanOrEqualTo(1);
        JsonNode niche = terminal.run("plan", "--niche", "Home-Fitness", "--format", "json")
                .json();
        JsonNode all = terminal.run("plan", "--format", "json").json();
        assertThat(due(niche)).isPositive().isLessThan(due(all));
    }

    @Test
    void what_is_not_known_is_refused_with_what_is() {
        Terminal terminal = installed();
        Result network = terminal.run("sync", "--network", "myspace");
        assertThat(network.code()).isEqualTo(2);
        assertThat(network.err())
                .contains(
                        "--network: \"myspace\" is not an installed network; installed are instagram, tiktok, youtube");
        Result creator = terminal.run("sync", "--creator", "fitness-trianer");
        assertThat(creator.code()).isEqualTo(4);
        assertThat(creator.err()).contains("fitness-trianer", "fitness-trainer");
        Result niche = terminal.run("sync", "--niche", "no-such-niche");
        assertThat(niche.code()).isZero();
        assertThat(niche.out()).contains("No account fits");
        assertThat(terminal.run("sync", "--format", "csv").err()).contains("expected table or json");
    }

    @Test
    void without_keys_there_is_nothing_to_ask() {
        Path own = folders.resolve("no-keys");
        assertThat(own.toFile().mkdirs()).isTrue();
        Terminal terminal = new Terminal(own);
        Result result = terminal.run("sync");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).contains("No network is enabled", "rapport networks", "rapport demo");
        assertThat(new Terminal(own)
                        .with("RAPPORT_NETWORKS_YOUTUBE_API_KEY", "k")
                        .run("sync", "--network", "tiktok")
                        .err())
                .contains("tiktok is not enabled; it needs: a TikTok app");
    }

    @Test
    void half_of_a_network_s_credentials_stops_what_needs_the_networks() {
        Terminal terminal = installed();
        terminal.without("RAPPORT_NETWORKS_INSTAGRAM_USER_ID");
        for (String command : new String[] {"sync", "plan"}) {
            Result result = terminal.run(command);
            assertThat(result.code()).as(command).isEqualTo(2);
            assertThat(result.err()).contains("networks.instagram.user-id is missing; expected digits");
        }
        assertThat(terminal.run("rank").code()).isZero();
        String doctor = String.join(" ", terminal.run("doctor").lines()).replaceAll(" +", " ");
        assertThat(doctor)
                .contains("fail credentials networks.instagram.user-id is missing")
                .doesNotContain("Instagram: its keys are set");

        terminal.with("RAPPORT_NETWORKS_INSTAGRAM_ENABLED", "false");
        Result off = terminal.run("plan", "--format", "json");
        assertThat(off.code()).isZero();
        assertThat(off.json().path("networks").findValuesAsString("network")).containsExactly("tiktok", "youtube");
    }

    @Test
    void an_empty_store_says_how_to_begin() {
        Terminal terminal = fresh();
        Result result = terminal.run("sync");
        assertThat(result.code()).isZero();
        assertThat(result.out()).contains("rapport import creators.csv");
        assertThat(terminal.run("plan").out()).contains("rapport import creators.csv");
    }

    @Test
    void a_store_that_cannot_be_reached_ends_with_3() {
        Terminal terminal = fresh().with("RAPPORT_STORE_URL", "jdbc:mysql://127.0.0.1:1/rapport")
                .with("RAPPORT_STORE_USER", "somebody")
                .with("RAPPORT_STORE_PASSWORD", "very-secret");
        for (String[] command : new String[][] {{"sync"}, {"rank"}, {"import", "creators.csv"}, {"export", "out"}}) {
            Result result = terminal.run(command);
            assertThat(result.code()).as(command[0]).isEqualTo(3);
            assertThat(result.err()).contains("cannot be reached", "store.url").doesNotContain("very-secret", "\tat ");
        }
    }

    private long calls() {
        return Arrays.stream(SocialNetwork.values())
                .mapToLong(network -> sandbox.ledger().requests(network))
                .sum();
    }

    private static JsonNode network(Result result) {
        return result.json().path("networks").path(0);
    }

    private static long due(JsonNode plan) {
        return plan.path("networks")
                .valueStream()
                .mapToLong(network -> network.path("due").asLong())
                .sum();
    }
}
