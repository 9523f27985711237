package dev.rapport.domain.discovery;

import static dev.rapport.domain.discovery.KnownAccounts.twelve;
import static dev.rapport.domain.network.Network.INSTAGRAM;
import static dev.rapport.domain.network.Network.YOUTUBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.EngagementRate.MedianRanks;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.metric.Followers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportCreatorTest {
    private final KnownAccounts accounts = new KnownAccounts();
    private final ReportCreator report = new ReportCreator(
            accounts,
            new AssessmentRules(Tiers.DEFAULT, MetricDefinitions.builtIn(), BreakCalendar.builtIn(), Set.of()),
            Minimums.of(new BigDecimal("0.05")),
            0.8);

    @Test
    void rounding_of_the_audience_is_carried_to_the_rate_and_its_verdict() {
        accounts.add(
                YOUTUBE, "safe", Optional.of(Followers.rounded(12_300, 12_300, 12_399)), Optional.empty(), twelve(640));
        accounts.add(
                YOUTUBE, "open", Optional.of(Followers.rounded(12_300, 12_300, 12_399)), Optional.empty(), twelve(617));

        RateReport.Rounding safe = perFollower("safe").rounding().orElseThrow();
        assertThat(safe.atMost()).isCloseTo(0.05161707, within(1e-8));
        assertThat(safe.atFewest()).isCloseTo(0.05203252, within(1e-8));
        assertThat(safe.isSafe()).isTrue();
        assertThat(perFollower("open").rounding().orElseThrow().isSafe()).isFalse();
    }

    @Test
    void every_post_says_what_it_adds_or_why_it_adds_nothing() {
        accounts.add(INSTAGRAM, "long", 10_000, 501, 500, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9_999);

        RateReport rate = perFollower("long");

        assertThat(rate.posts()).hasSize(13);
        assertThat(rate.posts()).extracting(PostShare::above).startsWith(true, false);
        assertThat(rate.posts().get(12).rate()).isEmpty();
        assertThat(rate.posts().get(12).reason()).isEqualTo("not among the newest 12 that count");
        assertThat(rate.assessment().rate().medianRanks().orElseThrow())
                .isEqualTo(new MedianRanks(3, 10, 0.96142578125));
    }

    @Test
    void both_defaults_of_a_network_are_shown_and_nothing_for_strangers() {
        accounts.add(YOUTUBE, "tuber", 10_000, twelve(100));

        List<AccountReport> reports = report.underDefaults(CreatorReference.parse("tuber"), 100, Optional.empty());

        assertThat(reports.get(0).rates())
                .extracting(rate -> rate.assessment().rate().definition().id())
                .containsExactly("youtube-per-follower@1", "youtube-per-view@1");
        assertThat(report.underAll(CreatorReference.parse("nobody"), Optional.empty()))
                .isEmpty();
    }

    private RateReport perFollower(String creator) {
        return report.under(CreatorReference.parse(creator), DefinitionChoice.DEFAULTS, Optional.empty())
                .get(0)
                .rates()
                .get(0);
    }
}
