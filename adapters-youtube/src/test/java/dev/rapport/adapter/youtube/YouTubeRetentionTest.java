package dev.rapport.adapter.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.RetentionTerms;
import dev.rapport.domain.setting.Settings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Developer Policies III.E.4 and III.L, read 2026-11-23. */
class YouTubeRetentionTest {
    private static final Map<String, String> GRANT = Map.of(
            "derived-metrics-approved", "true",
            "derived-metrics-approved-on", "2026-09-01",
            "project-number", "123456789012");

    private static RetentionTerms terms(Map<String, String> settings) {
        List<RetentionTerms> terms = new YouTubeAdapterProvider().retention(new Settings("networks.youtube", settings));
        assertThat(terms).hasSize(1);
        return terms.get(0);
    }

    @Test
    void numbers_are_kept_for_months_where_the_grant_is_told_whole() {
        assertThat(terms(GRANT).numbers())
                .hasValueSatisfying(
                        most -> assertThat(most).isBetween(Duration.ofDays(1_000), Duration.ofDays(3 * 365)));
        assertThat(terms(GRANT).texts()).isLessThan(Duration.ofDays(30));
    }

    @Test
    void without_a_part_of_the_grant_they_are_kept_for_less_than_thirty_days() {
        for (String missing : GRANT.keySet()) {
            Map<String, String> settings = new HashMap<>(GRANT);
            settings.remove(missing);
            assertThat(terms(settings).numbers())
                    .as("without " + missing)
                    .hasValueSatisfying(most -> assertThat(most).isLessThan(Duration.ofDays(30)));
        }
    }
}
