package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.Drift;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTallyTest {
    private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    private final DriftTally tally = new DriftTally(Network.TIKTOK, Clock.fixed(NOW, ZoneOffset.UTC));

    private void noticed(String what, int times) {
        for (int i = 0; i < times; i++) {
            tally.noticed(what);
        }
    }

    @Test
    void the_most_frequent_comes_first() {
        noticed("rare", 1);
        noticed("frequent", 3);
        assertThat(tally.counted())
                .containsExactly(
                        new Drift(Network.TIKTOK, "frequent", 3, NOW), new Drift(Network.TIKTOK, "rare", 1, NOW));
    }

    @Test
    void beyond_the_bound_kinds_are_counted_together() {
        for (int i = 0; i < DriftTally.MOST_KINDS + 5; i++) {
            noticed("kind " + i, 1);
        }
        noticed("kind 0", 1);
        List<Drift> counted = tally.counted();
        assertThat(counted).hasSize(DriftTally.MOST_KINDS + 1);
        assertThat(counted)
                .contains(
                        new Drift(Network.TIKTOK, DriftTally.FURTHER, 5, NOW),
                        new Drift(Network.TIKTOK, "kind 0", 2, NOW));
    }

    @Test
    void whatever_an_adapter_says_is_one_short_line_that_steers_nothing() {
        noticed("a \u001b[31mred\n\u202Eline\u2028of \uD83D text ", 1);
        noticed("\uD83D\uDE00".repeat(200), 1);
        assertThat(tally.counted())
                .extracting(Drift::what)
                .anySatisfy(what -> assertThat(what).isEqualTo("a  [31mred line of   text"));
        assertThat(tally.counted())
                .extracting(Drift::what)
                .anySatisfy(
                        what -> assertThat(what).hasSizeLessThanOrEqualTo(190).endsWith("\uD83D\uDE00\u2026"));
    }
}
