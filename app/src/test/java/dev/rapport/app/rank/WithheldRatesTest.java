package dev.rapport.app.rank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.app.TestRapport;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WithheldRatesTest {
    @Test
    void without_the_approval_nothing_is_derived_and_everything_says_so(@TempDir Path folder) {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            JsonNode items = rapport.run("rank", "--tier", "micro", "--network", "youtube", "--format", "json")
                    .json()
                    .path("items");

            assertThat(items).hasSize(1);
            JsonNode anna = items.path(0);
            assertThat(anna.path("tier").asString()).isEqualTo("micro");
            assertThat(anna.path("engagementRate").path("status").asString()).isEqualTo("withheld-by-policy");
            assertThat(anna.path("engagementRate").path("verdict").asString()).isEqualTo("withheld-by-policy");
            assertThat(anna.path("engagementRate").path("value").isNull()).isTrue();
            assertThat(anna.path("percentile").toString())
                    .isEqualTo("{\"value\":null,\"status\":\"withheld-by-policy\"}");
            assertThat(anna.path("costPerEngagement").path("amount").isNull()).isTrue();
            assertThat(anna.path("costPerEngagement").path("status").asString()).isEqualTo("withheld-by-policy");

            String explained = rapport.run("explain", "fit-anna").out();
            assertThat(explained.replace("\n", " ")).contains("the network has not granted the right to derive it");
            assertThat(explained).doesNotContain("5.59", "850");
            assertThat(rapport.run("compare-definitions", "fit-anna", "--format", "csv")
                            .out())
                    .doesNotContain("0.0559");
        }
    }

    @Test
    void an_empty_ranking_says_that_no_option_brings_withheld_rates_in(@TempDir Path folder) {
        try (TestRapport rapport = new TestRapport(folder).filled()) {
            String text = rapport.run("rank", "--network", "youtube", "--min-engagement", "5%")
                    .out()
                    .replace("\n", " ");

            assertThat(text).contains("withheld by policy, and none of that changes it: \"rapport doctor\"");
        }
    }

    @Test
    void an_empty_store_says_how_to_begin(@TempDir Path folder) {
        try (TestRapport rapport = new TestRapport(folder)) {
            TestRapport.Result result = rapport.run("rank");

            assertThat(result.code()).isZero();
            assertThat(result.err()).contains("Store: ");
            assertThat(result.out()).contains("There are no creators yet", "rapport import creators.csv");
            assertThat(rapport.run("rank", "--format", "json").json().path("items"))
                    .isEmpty();
        }
    }
}
