package dev.rapport.app.creator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CreatorCommandsTest {
    private TestRapport rapport;

    @BeforeAll
    void install(@TempDir Path folder) {
        rapport = new TestRapport(folder, "networks: {youtube: {derived-metrics-approved: true}}").filled();
    }

    @AfterAll
    void close() {
        rapport.close();
    }

    @Test
    void show_has_the_shape_that_scripts_rely_on() {
        JsonNode anna = rapport.run("show", "fit-anna", "--format", "json", "--posts", "2")
                .json();

        assertThat(anna.propertyNames()).containsExactly("creator", "name", "niches", "country", "city", "accounts");
        JsonNode account = anna.path("accounts").path(0);
        assertThat(account.propertyNames())
                .contains(
                        "network",
                        "accountId",
                        "handle",
                        "handles",
                        "state",
                        "followers",
                        "tier",
                        "engagementRates",
                        "history",
                        "posts");
        assertThat(account.path("handles").path(0).toString())
                .isEqualTo("{\"handle\":\"@anna\",\"from\":\"2026-11-24T00:00:00Z\",\"to\":null}");
        assertThat(account.path("state").toString())
                .isEqualTo("{\"kind\":\"active\",\"since\":\"2026-11-24T00:00:00Z\",\"detail\":\"\"}");
        assertThat(account.path("engagementRates").findValuesAsString("definition"))
                .containsExactly("youtube-per-follower@1", "youtube-per-view@1");
        JsonNode reading = account.path("history").path(0);
        assertThat(reading.propertyNames()).containsExactly("observedAt", "followers", "suspect");
        assertThat(reading.path("followers").path("upper").asLong()).isEqualTo(15_299);
    }

    @Test
    void show_gives_each_post_its_counts_and_their_status_newest_first() {
        JsonNode posts = rapport.run("show", "youtube:@Anna", "--format", "json", "--posts", "2")
                .json()
                .path("accounts")
                .path(0)
                .path("posts");

        assertThat(posts.findValuesAsString("id")).containsExactly("post-0", "post-1");
        JsonNode post = posts.path(0);
        assertThat(post.propertyNames())
                .contains("id", "url", "format", "sponsored", "publishedAt", "observedAt", "source", "counts");
        assertThat(post.path("counts").propertyNames())
                .containsExactly("likes", "comments", "shares", "saves", "views");
        assertThat(post.path("counts").path("likes").toString()).isEqualTo("{\"value\":700,\"status\":\"measured\"}");
        assertThat(post.path("counts").path("saves").toString())
                .isEqualTo("{\"value\":null,\"status\":\"not-offered-by-network\"}");
        assertThat(post.path("sponsored").isNull()).isTrue();
    }

    @Test
    void show_tells_where_each_number_comes_from_and_why_one_is_missing() {
        String page = rapport.run("show", "fit-anna").out().replace("\n", " ");

        assertThat(page).contains("≈15,200 (truly 15,200 to 15,299)", "network api, data-api, read 2026-11-24");
        assertThat(page).contains("– in saves, 12 posts: the network never gives it on this route.");
        assertThat(rapport.run("show", "fresh").out()).contains("not read yet", "rapport sync");
        assertThat(rapport.run("show", "fit-anna", "--format", "csv").lines().get(1))
                .isEqualTo("youtube,UC0123456789012345678901,'@anna,post-0,https://example.com/0,video,,"
                        + "2026-11-21T00:00:00Z,2026-11-24T00:00:00Z,network-api,700,measured,40,measured,0,measured,,"
                        + "not-offered-by-network,20000,measured");
    }

    @Test
    void explain_fills_the_formula_in() {
        String page = rapport.run("explain", "fit-anna").out().replace("\n", " ");

        assertThat(page).contains("median over posts of (likes + comments) / followers");
        assertThat(page).contains("700 + 40 = 740");
        assertThat(page).contains("the middle of 12 rates, (5.53 + 5.66) / 2 = 5.59 %");
        assertThat(page).contains("from the 3rd to the 10th of 12 rates", "5.13–6.05 %", "96.1 % of cases");
        assertThat(page).contains("10 of 12 posts are above 5 %", "P(Beta(10.5, 2.5) > 1/2) = 99.2 %");
        assertThat(page).contains("Verdict: likely above");
        assertThat(page).contains("15,200 to 15,299 followers, so the rate is 5.56 to 5.59 %", "the same at both ends");
        assertThat(page).contains("300.00 EUR / 850 interactions per post = 0.353 EUR");
    }

    @Test
    void explain_as_json_says_of_every_post_what_it_adds() {
        JsonNode rates = rapport.run("explain", "fit-anna", "--format", "json", "--definition", "youtube-per-follower")
                .json()
                .path("accounts")
                .path(0)
                .path("engagementRates");

        assertThat(rates).hasSize(1);
        JsonNode rate = rates.path(0);
        assertThat(rate.path("postsAboveMinimum").asInt()).isEqualTo(10);
        assertThat(rate.path("intervalRanks").path("lower").asInt()).isEqualTo(3);
        assertThat(rate.path("rounding").path("rateAtMost").asDouble()).isCloseTo(850.0 / 15_299, within(1e-12));
        assertThat(rate.path("postsSeen")).hasSize(12);
        assertThat(rate.path("postsSeen").path(1).path("interactions").asLong()).isEqualTo(760);
        assertThat(rate.path("postsSeen").path(1).path("aboveMinimum").asBoolean())
                .isFalse();
        assertThat(rapport.run("explain", "fit-anna", "--format", "csv").lines().get(1))
                .contains("youtube-per-follower@1,post-0,")
                .endsWith(",true,740,15200,0.04868421052631579,false,");
    }

    @Test
    void comparing_definitions_gives_a_rate_for_each_that_fits() {
        JsonNode rates = rapport.run("compare-definitions", "fit-anna", "--format", "json")
                .json();

        assertThat(rates.findValuesAsString("definition"))
                .contains("youtube-per-follower@1", "youtube-per-view@1", "traackr@1")
                .noneMatch(id -> id.contains("instagram") || id.contains("tiktok"));
        assertThat(rates.path(0).path("formula").isString()).isTrue();
        assertThat(rapport.run("compare-definitions", "fit-anna", "--format", "csv")
                        .lines()
                        .get(0))
                .isEqualTo(
                        "network,account_id,handle,definition,formula,status,value,lower,upper,posts,posts_considered,"
                                + "minimum,probability_above_minimum,verdict,source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "explain", "compare-definitions"})
    void a_stranger_is_not_found(String command) {
        Result nobody = rapport.run(command, "nobody");
        assertThat(nobody.code()).isEqualTo(4);
        assertThat(nobody.err()).contains("no creator \"nobody\"", "network:handle");
        assertThat(nobody.err()).doesNotContain("Did you mean");
        assertThat(rapport.run(command, "fit-ana").err()).contains("Did you mean: fit-anna?");
        assertThat(rapport.run(command, "youtube:@annna").err()).contains("Did you mean: youtube:anna?");
        assertThat(rapport.run(command).code()).isEqualTo(2);
        assertThat(rapport.run(command, "my space!:x").code()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "explain", "compare-definitions"})
    void tables_fit_a_terminal_and_pages_escape(String command) {
        for (String creator : new String[] {"fit-anna", "evil", "few", "hidden", "fresh"}) {
            Result table = rapport.run(command, creator);
            assertThat(table.code()).isZero();
            assertThat(table.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 80);
        }
        assertThat(rapport.run(command, "evil", "--format", "html").out())
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }
}
