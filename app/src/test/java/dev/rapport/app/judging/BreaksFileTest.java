package dev.rapport.app.judging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.app.TestRapport;
import dev.rapport.domain.engagement.MeaningChange;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BreaksFileTest {
    private static final Set<String> NETWORKS = Set.of("instagram", "tiktok", "youtube");

    @TempDir
    Path folder;

    @Test
    void a_change_has_a_network_a_measure_a_day_and_a_sentence() throws IOException {
        assertThat(BreaksFile.read(written("""
                breaks:
                  - network: tiktok
                    measure: views
                    formats: [video, image]
                    from: 2026-10-01
                    what: replays count too
                  - network: youtube
                    measure: likes
                    from: 2026-10-02T08:00:00Z
                    what: likes of other networks count too
                """), NETWORKS))
                .containsExactly(
                        new MeaningChange(
                                Network.TIKTOK,
                                Measure.VIEWS,
                                Set.of(PostFormat.VIDEO, PostFormat.IMAGE),
                                Instant.parse("2026-10-01T00:00:00Z"),
                                "replays count too"),
                        new MeaningChange(
                                Network.YOUTUBE,
                                Measure.LIKES,
                                Set.of(),
                                Instant.parse("2026-10-02T08:00:00Z"),
                                "likes of other networks count too"));
    }

    @Test
    void every_problem_is_told_at_once() throws IOException {
        Path file = written("""
                breaks:
                  - network: youtub
                    measure: view
                    formats: [reels]
                    from: yesterday
                """);
        assertThatThrownBy(() -> BreaksFile.read(file, NETWORKS))
                .hasMessageContaining("break 1: network is \"youtub\", the nearest known is youtube")
                .hasMessageContaining("break 1: measure is \"view\", the nearest known is views")
                .hasMessageContaining("break 1: formats is \"reels\", the nearest known is reel")
                .hasMessageContaining("break 1: from is \"yesterday\"; expected a day such as 2026-08-24")
                .hasMessageContaining("break 1: what is missing");
    }

    @Test
    void a_wrong_file_stops_what_needs_it() throws IOException {
        written("breaks:\n  - netwrk: youtube\n");
        try (TestRapport rapport = new TestRapport(folder, "breaks-file: breaks.yaml")) {
            TestRapport.Result result = rapport.run("rank");
            assertThat(result.code()).isEqualTo(2);
            assertThat(result.err()).contains("breaks-file: ", "breaks.yaml: netwrk is not a known key");
        }
    }

    private Path written(String text) throws IOException {
        return Files.writeString(folder.resolve("breaks.yaml"), text);
    }
}
