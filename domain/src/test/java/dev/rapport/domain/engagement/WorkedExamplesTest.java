package dev.rapport.domain.engagement;

import static dev.rapport.domain.metric.Interaction.COMMENTS;
import static dev.rapport.domain.metric.Interaction.LIKES;
import static dev.rapport.domain.metric.Interaction.SHARES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Network;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** Examples whose right answers were computed by an independent program. */
class WorkedExamplesTest {
    private static final Percentage EXACT = Percentage.withPercentage(1e-4);
    private static final BigDecimal FIVE_PERCENT = new BigDecimal("0.05");
    private static final Followers W1_FOLLOWERS = Followers.exact(15_000);

    @Test
    void one_viral_post_makes_the_mean_pass_and_the_median_fail() {
        assertThat(percent(Aggregation.MEAN, LIKES, COMMENTS)).isCloseTo(6.806667, EXACT);
        assertThat(percent(Aggregation.MEDIAN, LIKES, COMMENTS)).isCloseTo(4.3, EXACT);
        assertThat(percent(Aggregation.TRIMMED_MEAN, LIKES, COMMENTS)).isCloseTo(4.337333, EXACT);
        assertThat(percent(Aggregation.MEDIAN, LIKES)).isCloseTo(4.136667, EXACT);
        assertThat(percent(Aggregation.MEAN, LIKES)).isCloseTo(6.475, EXACT);
    }

    @Test
    void the_interval_of_that_median_goes_from_its_third_to_its_tenth_post() {
        EngagementRate rate = instagram(Posts.w1());
        assertThat(100 * rate.lower().orElseThrow()).isCloseTo(3.966667, EXACT);
        assertThat(100 * rate.upper().orElseThrow()).isCloseTo(4.833333, EXACT);
        assertThat(100 * Statistics.medianCoverage(12, 3)).isCloseTo(96.142578, EXACT);
    }

    @Test
    void one_of_twelve_posts_above_means_likely_below() {
        Evidence evidence = instagram(Posts.w1()).evidence(FIVE_PERCENT, 0.8);
        assertThat(evidence.postsAbove()).isEqualTo(1);
        assertThat(evidence.probabilityAboveMinimum().orElseThrow()).isLessThan(0.01);
        assertThat(evidence.verdict()).isEqualTo(Verdict.LIKELY_BELOW);
    }

    @Test
    void exactly_the_minimum_is_not_above_it() {
        assertThat(new PostRate("at", 750, 15_000).isAbove(FIVE_PERCENT)).isFalse();
        assertThat(new PostRate("over", 751, 15_000).isAbove(FIVE_PERCENT)).isTrue();
    }

    @Test
    void one_tiktok_creator_has_six_numbers() {
        Denominator views = Denominator.VIEWS;
        assertThat(tiktok(Aggregation.POOLED, views, LIKES, COMMENTS, SHARES)).isCloseTo(6.205345, EXACT);
        assertThat(tiktok(Aggregation.MEAN, views, LIKES, COMMENTS, SHARES)).isCloseTo(8.616316, EXACT);
        assertThat(tiktok(Aggregation.MEDIAN, views, LIKES, COMMENTS, SHARES)).isCloseTo(9.65, EXACT);
        assertThat(tiktok(Aggregation.RATIO_OF_MEDIANS, views, LIKES, COMMENTS, SHARES))
                .isCloseTo(9.7, EXACT);
        assertThat(tiktok(Aggregation.POOLED, views, LIKES)).isCloseTo(5.750557, EXACT);
        Denominator followers = Denominator.FOLLOWERS;
        assertThat(tiktok(Aggregation.MEAN, followers, LIKES, COMMENTS, SHARES)).isCloseTo(12.664545, EXACT);
        assertThat(tiktok(Aggregation.MEDIAN, followers, LIKES, COMMENTS, SHARES))
                .isCloseTo(5.290909, EXACT);
    }

    @Test
    void hidden_likes_leave_posts_out_and_never_count_as_zero() {
        List<PostFact> posts = new ArrayList<>(Posts.w1());
        for (int hidden : new int[] {1, 4, 5, 10}) {
            PostFact post = posts.get(hidden);
            PostCounts counts = post.counts();
            posts.set(
                    hidden,
                    new PostFact(
                            post.id(),
                            post.format(),
                            post.publishedAt(),
                            post.observedAt(),
                            new PostCounts(
                                    Count.absent(Status.HIDDEN_BY_CREATOR),
                                    counts.comments(),
                                    counts.shares(),
                                    counts.saves(),
                                    counts.views())));
        }
        EngagementRate rate = instagram(posts);
        assertThat(100 * rate.value().orElseThrow()).isCloseTo(4.186667, EXACT);
        assertThat(rate.posts()).isEqualTo(8);
        assertThat(rate.postsConsidered()).isEqualTo(12);
        assertThat(rate.status()).isEqualTo(Status.PARTLY_MEASURED);
    }

    @Test
    void fresh_posts_are_left_out_until_they_are_two_days_old() {
        List<PostFact> posts = new ArrayList<>();
        int[] hours = {3, 20, 60, 80};
        long[] fresh = {120, 310};
        for (int i = 0; i < 12; i++) {
            Duration age = Duration.ofHours(i < hours.length ? hours[i] : 80 + 30L * i);
            long likes = i < 2 ? fresh[i] : Posts.W1_LIKES[i] + Posts.W1_COMMENTS[i];
            posts.add(Posts.plain(i, age, likes));
        }
        MetricDefinition mature = definition(Aggregation.MEDIAN, Denominator.FOLLOWERS, Duration.ofHours(48), LIKES);
        MetricDefinition any = definition(Aggregation.MEDIAN, Denominator.FOLLOWERS, Duration.ZERO, LIKES);
        EngagementRate rate = EngagementRates.compute(mature, W1_FOLLOWERS, List.of(), Status.MEASURED, posts);
        assertThat(100 * rate.value().orElseThrow()).isCloseTo(4.273333, EXACT);
        assertThat(rate.posts()).isEqualTo(10);
        assertThat(100
                        * EngagementRates.compute(any, W1_FOLLOWERS, List.of(), Status.MEASURED, posts)
                                .value()
                                .orElseThrow())
                .isCloseTo(4.123333, EXACT);
    }

    @Test
    void rounding_of_subscribers_bounds_the_rate() {
        PostRate shown = new PostRate("p", 640, 12_300);
        PostRate most = new PostRate("p", 640, 12_399);
        assertThat(100 * most.value()).isCloseTo(5.161707, EXACT);
        assertThat(100 * shown.value()).isCloseTo(5.203252, EXACT);
        assertThat(shown.isAbove(FIVE_PERCENT)).isEqualTo(most.isAbove(FIVE_PERCENT));
    }

    @Test
    void probability_grows_with_the_posts_above() {
        assertThat(Statistics.probabilityMedianAbove(6, 12)).isCloseTo(0.5, within(1e-12));
        assertThat(Statistics.probabilityMedianAbove(12, 12)).isGreaterThan(0.999);
    }

    private static double percent(Aggregation aggregation, Interaction... numerator) {
        return 100
                * EngagementRates.compute(
                                definition(aggregation, Denominator.FOLLOWERS, Duration.ZERO, numerator),
                                W1_FOLLOWERS,
                                List.of(),
                                Status.MEASURED,
                                Posts.w1())
                        .value()
                        .orElseThrow();
    }

    private static double tiktok(Aggregation aggregation, Denominator denominator, Interaction... numerator) {
        return 100
                * EngagementRates.compute(
                                definition(aggregation, denominator, Duration.ZERO, numerator),
                                Followers.exact(22_000),
                                List.of(),
                                Status.MEASURED,
                                Posts.w5())
                        .value()
                        .orElseThrow();
    }

    private static EngagementRate instagram(List<PostFact> posts) {
        return EngagementRates.compute(
                MetricDefinitions.builtIn().perFollower(Network.INSTAGRAM).orElseThrow(),
                W1_FOLLOWERS,
                List.of(),
                Status.MEASURED,
                posts);
    }

    private static MetricDefinition definition(
            Aggregation aggregation, Denominator denominator, Duration minAge, Interaction... numerator) {
        return new MetricDefinition(
                "test@1",
                Set.of(),
                List.of(numerator),
                denominator,
                aggregation,
                1000,
                1,
                minAge,
                Duration.ofDays(3650),
                "test");
    }
}
