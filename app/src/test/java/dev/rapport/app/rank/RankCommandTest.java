package dev.rapport.app.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RankCommandTest {
    private static final String COLUMNS = "rank,network,creator,name,handle,account_id,profile_url,tier,followers,"
            + "followers_lower,followers_upper,engagement_rate,engagement_lower,engagement_upper,engagement_status,"
            + "definition,posts,minimum,probability_above_minimum,verdict,percentile,flags,niches,country,city,"
            + "price_per_post,currency,cost_per_engagement,observed_at";

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
    void json_has_the_shape_that_scripts_rely_on() {
        JsonNode answer = rapport.run("rank", "--network", "youtube", "--limit", "1", "--format", "json")
                .json();

        assertThat(answer.propertyNames()).containsExactly("asOf", "criteria", "nextCursor", "items");
        assertThat(answer.path("asOf").asString()).isEqualTo("2026-11-24T00:00:00Z");
        assertThat(answer.path("nextCursor").isString()).isTrue();
        JsonNode expected = JsonMapper.shared().readTree("""
                {"rank":1,"creator":"fit-anna","name":"Anna","network":"youtube",
                 "accountId":"UC0123456789012345678901","handle":"@anna","profileUrl":"https://www.youtube.com/@anna",
                 "followers":{"value":15200,"lower":15200,"upper":15299,"precision":"rounded","status":"measured",
                   "observedAt":"2026-11-24T00:00:00Z","source":"network-api","route":"data-api"},
                 "tier":"micro",
                 "engagementRate":{"definition":"youtube-per-follower@1","status":"measured",
                   "value":0.05592105263157895,"lower":0.05131578947368421,"upper":0.060526315789473685,
                   "posts":12,"postsConsidered":12,"minimum":0.05,"verdict":"likely-above"},
                 "adjustedEngagementRate":null,"percentile":null,"flags":[],"niches":["tech"],"country":"FR",
                 "city":"Paris","pricePerPost":{"amount":"300.00","currency":"EUR"},
                 "costPerEngagement":{"amount":"0.3529411764705882","currency":"EUR"}}
                """);
        JsonNode item = answer.path("items").path(0);
        JsonNode rate = item.path("engagementRate");
        assertThat(rate.path("probabilityAboveMinimum").asDouble()).isCloseTo(0.991605536110612, within(1e-12));
        ((ObjectNode) rate).remove("probabilityAboveMinimum");
        assertThat(item).isEqualTo(expected);
    }

    @Test
    void what_is_unknown_is_null_with_its_status_and_comes_last() {
        JsonNode items = rapport.run("rank", "--format", "json").json().path("items");

        assertThat(names(items)).containsExactly("evil", "fit-anna", "fresh", "few", "hidden");
        JsonNode fresh = items.path(2);
        assertThat(fresh.path("followers").path("value").isNull()).isTrue();
        assertThat(fresh.path("followers").path("status").asString()).isEqualTo("never-read");
        assertThat(fresh.path("tier").isNull()).isTrue();
        assertThat(fresh.path("engagementRate").path("value").isNull()).isTrue();
        assertThat(fresh.path("engagementRate").path("status").asString()).isEqualTo("never-read");
        assertThat(fresh.path("engagementRate").path("verdict").asString()).isEqualTo("insufficient-evidence");
        assertThat(fresh.path("costPerEngagement").isNull()).isTrue();
        assertThat(items.path(4).path("followers").path("status").asString()).isEqualTo("hidden-by-creator");
    }

    @Test
    void criteria_repeat_what_was_asked_and_count_who_was_left_out() {
        JsonNode criteria = rapport.run(
                        "rank",
                        "--tier",
                        "micro",
                        "--min-engagement",
                        "4%",
                        "--min-engagement",
                        "youtube=0.055",
                        "--format",
                        "json")
                .json()
                .path("criteria");

        assertThat(criteria.path("tiers").path(0).asString()).isEqualTo("micro");
        assertThat(criteria.path("minimum").path("instagram").asDouble()).isEqualTo(0.04);
        assertThat(criteria.path("minimum").path("youtube").asDouble()).isEqualTo(0.055);
        assertThat(criteria.path("definition").path("tiktok").asString()).isEqualTo("tiktok-per-follower@1");
        assertThat(criteria.path("certainty").asDouble()).isEqualTo(0.8);
        assertThat(criteria.path("leftOut").propertyNames())
                .containsExactlyInAnyOrder("hidden-by-creator", "never-read", "too-few-posts", "undecided");
    }

    @Test
    void pages_are_joined_by_their_cursor() {
        List<String> names = new ArrayList<>();
        JsonNode page = rapport.run("rank", "--limit", "2", "--format", "json").json();
        names.addAll(names(page.path("items")));
        while (page.path("nextCursor").isString()) {
            String cursor = page.path("nextCursor").asString();
            page = rapport.run("rank", "--limit", "2", "--after", cursor, "--format", "json")
                    .json();
            names.addAll(names(page.path("items")));
        }

        assertThat(names).containsExactly("evil", "fit-anna", "fresh", "few", "hidden");
    }

    @Test
    void csv_has_its_columns_and_runs_no_formula() {
        Result result = rapport.run("rank", "--format", "csv");

        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0)).isEqualTo(COLUMNS);
        assertThat(lines.get(1)).startsWith("1,instagram,evil,\"'=HYPERLINK(");
        assertThat(lines.get(2))
                .startsWith("2,youtube,fit-anna,Anna,'@anna,UC0123456789012345678901,https://www.youtube.com/@anna,"
                        + "micro,15200,15200,15299,0.05592105263157895,")
                .contains(",measured,youtube-per-follower@1,12,0.05,0.99160553611")
                .endsWith(",likely-above,,,tech,FR,Paris,300.00,EUR,0.3529411764705882,2026-11-24T00:00:00Z");
    }

    @Test
    void page_escapes_what_creators_call_themselves_and_loads_nothing() {
        String page = rapport.run("rank", "--format", "html").out();

        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script");
        assertThat(page).doesNotContain("<link", "src=", "@import", "url(");
        assertThat(page).contains("scope=\"col\"", "<details>", "prefers-color-scheme: dark", "@media print");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rank", "rank --mix", "rank --tier micro --min-engagement 5%", "rank --sort cost"})
    void table_fits_a_terminal(String line) {
        Result result = rapport.run(line.split(" "));

        assertThat(result.lines()).allMatch(text -> text.codePointCount(0, text.length()) <= 80);
        assertThat(String.join(" ", result.lines())).containsPattern("Left out for want of evidence: [^.]*\\.$");
    }

    @Test
    void table_has_a_section_per_network_with_its_definition_and_minimum() {
        String table = rapport.run("rank", "--min-engagement", "youtube=2.5%", "--certainty", "0")
                .out();

        assertThat(table).contains("Instagram\n", "YouTube\n", "youtube-per-follower@1", "P(>2.5%) %", "P(>5%) %");
        assertThat(table).containsPattern("fit-anna +≈15,200 +5\\.59 +5\\.13–6\\.05 +>99\\.9 +likely above");
    }

    @Test
    void nobody_found_says_what_to_do() {
        assertThat(rapport.run("rank", "--niche", "gardening").out()).contains("Leave out --niche");
        assertThat(rapport.run("rank", "--tier", "mega").out()).contains("Widen --tier");
    }

    @Test
    void as_of_an_earlier_day_nothing_was_read() {
        JsonNode answer =
                rapport.run("rank", "--as-of", "2026-11-23", "--format", "json").json();

        assertThat(answer.path("asOf").asString()).isEqualTo("2026-11-23T00:00:00Z");
        assertThat(answer.path("items").findValuesAsString("status")).containsOnly("never-read");
    }

    @Test
    void wrong_usage_names_the_option_and_the_accepted_form() {
        assertRefused(
                "\"youtube-per-folower\" is not a known definition; the nearest is youtube-per-follower",
                "--definition",
                "youtube-per-folower");
        assertRefused("not made for youtube", "--definition", "youtube=instagram-per-follower");
        assertRefused("none of the networks", "--definition", "instagram-per-follower", "--network", "youtube");
        assertRefused("--tier is \"tiny\"; expected one of below, nano, micro, mid, macro, mega", "--tier", "tiny");
        assertRefused("\"myspace\" is not an installed network", "--network", "myspace");
        assertRefused("--min-engagement is \"lots\"; expected a rate such as 5% or 0.05", "--min-engagement", "lots");
        assertRefused("--sort is \"luck\"; expected one of evidence, engagement", "--sort", "luck");
        assertRefused(
                "--sort is \"percentile\"; expected one of evidence, engagement, followers, cost; no account has a"
                        + " percentile yet",
                "--sort",
                "percentile");
        assertThat(rapport.run("rank", "--help").out()).doesNotContain("percentile");
        assertRefused("--min-followers is \"-1\"; expected a whole number from 0 on", "--min-followers", "-1");
        assertRefused("--max-followers is \"-1\"; expected a whole number from 0 on", "--max-followers=-1");
        assertRefused("--country is \"FRA\"; expected a code of ISO 3166-1 such as FR", "--country", "FRA");
        assertRefused("--limit is \"0\"; expected 1 to 1000", "--limit", "0");
        assertRefused("is not the nextCursor", "--after", "nonsense");
        assertRefused("--as-of is \"yesterday\"", "--as-of", "yesterday");
        assertRefused("is more than --max-followers", "--min-followers", "5", "--max-followers", "4");
    }

    private void assertRefused(String message, String... options) {
        List<String> line = new ArrayList<>(List.of("rank"));
        line.addAll(List.of(options));
        Result result = rapport.run(line.toArray(String[]::new));
        assertThat(result.err()).contains(message);
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.out()).isEmpty();
    }

    private static List<String> names(JsonNode items) {
        return items.findValuesAsString("creator");
    }
}
