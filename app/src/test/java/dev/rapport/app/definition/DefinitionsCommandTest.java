package dev.rapport.app.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestRapport;
import dev.rapport.app.TestRapport.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DefinitionsCommandTest {
    @TempDir
    private Path folder;

    @Test
    void json_lists_every_field_of_a_definition() {
        try (TestRapport rapport = new TestRapport(folder)) {
            JsonNode first = rapport.run("definitions", "--format", "json")
                    .json()
                    .valueStream()
                    .filter(definition -> definition.path("id").asString().equals("tiktok-per-follower@1"))
                    .findFirst()
                    .orElseThrow();

            assertThat(first.toString())
                    .isEqualTo("{\"id\":\"tiktok-per-follower@1\",\"networks\":[\"tiktok\"],"
                            + "\"numerator\":[\"likes\",\"comments\",\"shares\"],\"denominator\":\"followers\","
                            + "\"aggregation\":\"median\",\"posts\":12,\"minPosts\":6,\"minAge\":\"PT48H\","
                            + "\"maxAge\":\"PT4320H\",\"source\":\"Rapport\",\"defaultOf\":[\"tiktok\"]}");
            Result table = rapport.run("definitions");
            assertThat(table.lines()).allMatch(line -> line.length() <= 80);
            assertThat(table.out()).contains("youtube-per-view@1");
            assertThat(rapport.run("definitions", "--format", "csv").out())
                    .contains("tiktok-per-follower@1,tiktok,likes;comments;shares,followers,median,12,6");
        }
    }

    @Test
    void the_file_adds_definitions_that_rankings_can_use() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                definitions:
                  - id: my-erf@1
                    networks: [youtube]
                    numerator: [likes]
                    denominator: views
                    aggregation: trimmed-mean
                    posts: 30
                    min-posts: 3
                    min-age: PT0S
                    max-age: 90d
                """);
        try (TestRapport rapport = new TestRapport(
                        folder, "definitions-file: mine.yaml", "networks: {youtube: {derived-metrics-approved: true}}")
                .filled()) {
            assertThat(rapport.run("definitions").out()).contains("my-erf@1", "mine.yaml");
            JsonNode items = rapport.run("rank", "--network", "youtube", "--definition", "my-erf", "--format", "json")
                    .json()
                    .path("items");
            assertThat(items.findValuesAsString("definition")).containsOnly("my-erf@1");
            assertThat(items.findValuesAsString("status")).contains("measured");
        }
    }

    @Test
    void every_problem_of_the_file_is_told_at_once() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                definitions:
                  - id: first@1
                    numerator: [likes, claps]
                    denominator: folowers
                    aggregation: median
                    min-age: soon
                  - id: Second
                    numerator: [likes]
                    denominator: views
                    aggregation: median
                    post: 3
                """);
        try (TestRapport rapport = new TestRapport(folder, "definitions-file: mine.yaml")) {
            Result result = rapport.run("definitions");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .contains("definitions-file: ", "mine.yaml")
                    .contains("mine.yaml: line 2, first@1: ", "mine.yaml: line 7, Second: ")
                    .contains("first@1: numerator is [\"likes\",\"claps\"]; expected a list, each one of likes")
                    .contains("first@1: denominator is \"folowers\"; expected one of followers, followers-at-publish")
                    .contains("first@1: min-age is \"soon\"; expected a duration")
                    .contains("Second: post is not a known key; the nearest is posts")
                    .contains("with a version, such as my-rate@1");
        }
    }

    @Test
    void what_does_not_go_together_is_told_with_everything_else() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), """
                definitions:
                  - id: no-version
                    networks: [youtub, tiktok, 3]
                    numerator: [likes, likes]
                    denominator: views
                    aggregation: average
                    posts: 5
                    min-posts: 9
                    min-age: 30d
                    max-age: 2d
                  - id: empty@1
                    numerator: []
                    denominator: views
                    aggregation: median
                    posts: 0
                """);
        try (TestRapport rapport = new TestRapport(folder, "definitions-file: mine.yaml")) {
            Result result = rapport.run("definitions");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err())
                    .contains("line 2, no-version: id is \"no-version\"; expected lower-case words with a version")
                    .contains("networks has \"youtub\", which is not installed; expected of instagram, tiktok, youtube;"
                            + " the nearest is youtube")
                    .contains("no-version: networks is [\"youtub\",\"tiktok\",3]; expected a list, each the id")
                    .contains("no-version: numerator is [\"likes\",\"likes\"]; expected a list of one part or more")
                    .contains("no-version: aggregation is \"average\"; expected one of mean, median")
                    .contains("no-version: min-posts is 9; expected a whole number from 1 to posts, which is 5")
                    .contains("no-version: min-age is \"30d\"; expected a duration up to max-age, which is PT48H")
                    .contains("line 11, empty@1: numerator is []; expected a list of one part or more")
                    .contains("line 11, empty@1: posts is 0; expected a whole number from 1 on");
        }
    }

    @Test
    void a_file_that_is_none_is_refused() {
        try (TestRapport rapport = new TestRapport(folder, "definitions-file: missing.yaml")) {
            assertThat(rapport.run("rank").err()).contains("missing.yaml cannot be read");
            assertThat(rapport.run("rank").code()).isEqualTo(2);
        }
    }

    @Test
    void what_is_not_yaml_is_named_with_its_line() throws IOException {
        Files.writeString(folder.resolve("mine.yaml"), "definitions:\n  - id: a@1\n   posts: 3\n");
        try (TestRapport rapport = new TestRapport(folder, "definitions-file: mine.yaml")) {
            Result result = rapport.run("definitions");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("mine.yaml is not YAML: ").containsPattern("at line [23]");
        }
    }

    @Test
    void an_unknown_term_names_the_nearest() {
        try (TestRapport rapport = new TestRapport(folder)) {
            Result result = rapport.run("glossary", "micor");

            assertThat(result.code()).isEqualTo(4);
            assertThat(result.err()).contains("the nearest is \"micro\"");
            assertThat(rapport.run("glossary", "engagement", "rate").out()).contains("engagement rate");
            assertThat(rapport.run("glossary").lines()).allMatch(line -> line.length() <= 80);
        }
    }
}
