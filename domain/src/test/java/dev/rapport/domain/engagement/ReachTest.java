package dev.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachTest {
    private static final List<MetricDefinition> DEFINITIONS = List.of(
            MetricDefinitions.builtIn().find("youtube-per-follower@1").orElseThrow(),
            MetricDefinitions.builtIn().find("hypeauditor-tiktok@1").orElseThrow());

    @Test
    void says_of_every_minimum_what_the_evidence_says() {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            EngagementRate rate = rate(DEFINITIONS.get(i % 2), random);
            double certainty = List.of(0.0, 0.3, 0.5, 0.8, 0.95, 1.0).get(random.nextInt(6));
            Reach reach = rate.reach(certainty);
            for (long minimum : interesting(reach, rate)) {
                Verdict verdict =
                        rate.evidence(BigDecimal.valueOf(minimum, 9), certainty).verdict();
                assertThat(verdict(reach, minimum))
                        .as("%s of %s at %s", minimum, rate, certainty)
                        .isEqualTo(verdict);
            }
        }
    }

    private static Verdict verdict(Reach reach, long minimum) {
        if (minimum < reach.aboveUntil()) {
            return Verdict.LIKELY_ABOVE;
        }
        return minimum >= reach.belowFrom() ? Verdict.LIKELY_BELOW : Verdict.UNDECIDED;
    }

    /** On and beside each end and each post's own rate. */
    private static List<Long> interesting(Reach reach, EngagementRate rate) {
        List<Long> minimums = new ArrayList<>(List.of(0L, 50_000_000L, 1_000_000_000_000_000L));
        rate.usable().stream().limit(3).map(Reach::turn).forEach(minimums::add);
        minimums.add(reach.aboveUntil());
        minimums.add(reach.belowFrom());
        return minimums.stream()
                .flatMap(minimum -> List.of(minimum - 1, minimum, minimum + 1).stream())
                .filter(minimum -> minimum >= 0 && minimum <= 1_000_000_000_000_000L)
                .toList();
    }

    /** Round numbers, so that posts meet minimums exactly. */
    private static EngagementRate rate(MetricDefinition definition, Random random) {
        List<PostRate> posts = new ArrayList<>();
        int number = 1 + random.nextInt(14);
        for (int i = 0; i < number; i++) {
            posts.add(new PostRate("p" + i, random.nextInt(20) * 10L, 400L * (1 + random.nextInt(3))));
        }
        return new EngagementRate(
                definition,
                Status.MEASURED,
                OptionalDouble.of(0.1),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.of(1),
                number,
                number,
                posts);
    }

    @Test
    void a_rate_that_is_not_known_is_neither_above_nor_below() {
        EngagementRate withheld = EngagementRate.withheld(DEFINITIONS.get(0));

        assertThat(withheld.reach(0)).isEqualTo(Reach.NONE);
    }

    @Test
    void a_minimum_is_told_in_billionths_or_not_at_all() {
        assertThat(Reach.billionths(new BigDecimal("0.05"))).hasValue(50_000_000);
        assertThat(Reach.billionths(new BigDecimal("0.0500000000000"))).hasValue(50_000_000);
        assertThat(Reach.billionths(new BigDecimal("0.0123456789"))).isEmpty();
        assertThat(Reach.billionths(new BigDecimal("-0.01"))).isEmpty();
        assertThat(Reach.billionths(new BigDecimal("1000001"))).isEmpty();
    }

    @Test
    void a_post_turns_at_its_own_rate() {
        PostRate post = new PostRate("p", 750, 15_000);

        assertThat(Reach.turn(post)).isEqualTo(50_000_000);
        assertThat(Reach.turn(new PostRate("p", 751, 15_000))).isEqualTo(50_066_667);
    }
}
