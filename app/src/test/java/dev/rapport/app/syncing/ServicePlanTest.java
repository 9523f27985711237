package dev.rapport.app.syncing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.Terminal;
import dev.rapport.app.TestCreators;
import dev.rapport.app.TestRapport.Result;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** {@code plan --schedule}: what the service would read at its next run. */
class ServicePlanTest {
    private static final Instant NOW = TestCreators.NOW;

    @TempDir
    private Path folder;

    private Sandbox sandbox;
    private Terminal terminal;

    @BeforeEach
    void import_creators() {
        sandbox = Sandbox.start(
                SandboxOptions.defaults().withCreators(0).startingAt(NOW).withPlainKeysOnly());
        terminal = new Terminal(folder).pointedAt(sandbox);
        assertThat(terminal.run("import", "creators.csv").code()).isZero();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private JsonNode group(String network, String purpose) {
        for (JsonNode group :
                terminal.run("plan", "--schedule", "--format", "json").json().path("schedule")) {
            if (group.path("network").asString().equals(network)
                    && group.path("purpose").asString().equals(purpose)) {
                return group;
            }
        }
        return terminal.run("plan", "--schedule", "--format", "json").json().path("nothing");
    }

    @Test
    void what_was_never_read_is_due_and_afterwards_each_purpose_has_its_time() {
        assertThat(group("youtube", "new").path("due").asLong())
                .isPositive()
                .isEqualTo(group("youtube", "new").path("accounts").asLong());
        terminal.run("sync", "--network", "youtube");
        assertThat(group("youtube", "new").isMissingNode()).isTrue();
        assertThat(group("youtube", "young").path("due").asLong()).isZero();
        assertThat(group("youtube", "young").path("interval").asString()).isEqualTo("P2D");
        terminal.at(NOW.plus(Duration.ofDays(3)));
        assertThat(group("youtube", "young").path("due").asLong())
                .isPositive()
                .isEqualTo(group("youtube", "young").path("accounts").asLong());
        assertThat(group("youtube", "dormant").path("due").asLong()).isZero();
    }

    @Test
    void json_keeps_what_plan_has_and_costs_what_is_due() {
        JsonNode plan = terminal.run("plan", "--schedule", "--format", "json").json();
        JsonNode youtube = plan.path("networks").get(plan.path("networks").size() - 1);
        assertThat(youtube.path("network").asString()).isEqualTo("youtube");
        assertThat(youtube.path("due").asLong())
                .isEqualTo(group("youtube", "new").path("due").asLong());
        assertThat(youtube.path("quota").get(0).path("estimated").asLong()).isPositive();
        assertThat(Instant.parse(plan.path("nextRun").asString())).isAfter(NOW);
        assertThat(plan.path("underWay").isArray()).isTrue();
    }

    @Test
    void what_does_not_fit_is_told_with_the_hour_when_it_will_in_utc_and_at_the_place() {
        terminal.with("RAPPORT_NETWORKS_YOUTUBE_QUOTA_MAIN_PER_DAY", "3")
                .with("RAPPORT_SYNC_TIME_ZONE", "Europe/Paris");
        Result plan = terminal.run("plan", "--schedule");
        assertThat(plan.out())
                .containsPattern("Next run of the service: \\S+ \\S+ UTC \\(.* Europe/Paris\\)")
                .containsPattern(
                        "youtube: quota main is back at \\S+ \\S+ UTC \\(.* Europe/Paris\\); the rest takes \\d+ of its windows");
    }

    @Test
    void a_creator_s_tag_makes_all_their_accounts_a_campaign_s() {
        terminal.run("sync", "--network", "youtube");
        terminal.write(
                "tagged.csv", "creator,network,handle,tags\ntech-reviewer,youtube,@sbx.second.channel,Campaign\n");
        Result imported = terminal.run("import", "tagged.csv");
        assertThat(imported.code()).as(imported.err()).isZero();
        assertThat(group("youtube", "campaign").path("accounts").asLong()).isEqualTo(2);
        assertThat(group("youtube", "campaign").path("interval").asString()).isEqualTo("P1D");
    }

    @Test
    void options_that_choose_accounts_are_refused() {
        assertThat(terminal.run("plan", "--schedule", "--full").code()).isEqualTo(2);
    }

    @Test
    void a_schedule_that_is_none_is_refused_by_its_key() {
        terminal.with("RAPPORT_SYNC_SCHEDULE", "a b c d e");
        Result refused = terminal.run("plan", "--schedule");
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("sync.schedule");
        assertThat(terminal.run("serve").code()).isEqualTo(2);
    }

    @Test
    void show_tells_when_an_account_was_last_asked_for_and_what_came_of_it() {
        terminal.with("RAPPORT_NETWORKS_YOUTUBE_QUOTA_MAIN_PER_DAY", "0");
        terminal.run("sync", "--network", "youtube");
        assertThat(terminal.run("show", "tech-reviewer").out().replaceAll("\\s+", " "))
                .contains("Last asked for: ")
                .contains("deferred (quota-exhausted)")
                .contains("again from");
    }
}
