package dev.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Network;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngagementRatesTest {
    private static final Followers THOUSAND = Followers.exact(1_000);

    @ParameterizedTest
    @CsvSource({
        "6, 1, 6",
        "7, 1, 7",
        "8, 1, 8",
        "9, 2, 8",
        "10, 2, 9",
        "12, 3, 10",
        "15, 4, 12",
        "18, 5, 14",
        "20, 6, 15",
        "25, 8, 18",
        "30, 10, 21"
    })
    void the_interval_of_a_median_takes_these_ranks(int n, int lower, int upper) {
        assertThat(Statistics.medianRanks(n)).contains(new int[] {lower, upper});
    }

    @Test
    void five_posts_have_no_interval_and_no_verdict() {
        assertThat(Statistics.medianRanks(5)).isEmpty();
        EngagementRate rate = perFollower(THOUSAND, Posts.plain(10, 10, 10, 10, 10));
        assertThat(rate.status()).isEqualTo(Status.TOO_FEW_POSTS);
        assertThat(rate.value()).isEmpty();
        assertThat(rate.evidence(BigDecimal.ZERO, 0.8).verdict()).isEqualTo(Verdict.INSUFFICIENT_EVIDENCE);
    }

    @Test
    void an_unknown_audience_gives_its_own_reason() {
        assertThat(perFollower(Followers.absent(Status.HIDDEN_BY_CREATOR), Posts.w1())
                        .status())
                .isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(perFollower(Followers.exact(0), Posts.w1()).posts()).isEqualTo(12);
        assertThat(perFollower(Followers.exact(0), Posts.w1()).postsConsidered())
                .isEqualTo(12);
        assertThat(perFollower(Followers.exact(0), Posts.w1()).status()).isEqualTo(Status.NO_FOLLOWERS);
    }

    @Test
    void posts_that_could_not_be_listed_give_their_reason() {
        assertThat(EngagementRates.compute(instagram(), THOUSAND, List.of(), Status.NOT_AUTHORISED, List.of())
                        .status())
                .isEqualTo(Status.NOT_AUTHORISED);
    }

    @Test
    void only_young_posts_are_too_fresh_and_none_are_too_few() {
        List<PostFact> young = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            young.add(Posts.plain(i, Duration.ofHours(i), 10));
        }
        assertThat(perFollower(THOUSAND, young).status()).isEqualTo(Status.TOO_FRESH);
        assertThat(perFollower(THOUSAND, List.of()).status()).isEqualTo(Status.TOO_FEW_POSTS);
    }

    @Test
    void likes_hidden_on_every_post_are_named_as_the_reason() {
        List<PostFact> hidden = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            hidden.add(Posts.post(
                    i,
                    Duration.ofDays(3 + i),
                    Count.absent(Status.HIDDEN_BY_CREATOR),
                    Count.of(1),
                    Count.of(0),
                    Count.of(100)));
        }
        EngagementRate rate = perFollower(THOUSAND, hidden);
        assertThat(rate.status()).isEqualTo(Status.HIDDEN_BY_CREATOR);
        assertThat(rate.postsConsidered()).isEqualTo(8);
        assertThat(rate.posts()).isZero();
    }

    @Test
    void live_scheduled_and_future_posts_never_count() {
        List<PostFact> posts = new ArrayList<>(Posts.plain(10, 10, 10, 10, 10, 10));
        Instant then = Posts.NOW.minus(Duration.ofDays(5));
        PostCounts huge = Posts.plain(1_000_000).get(0).counts();
        posts.add(new PostFact("live", PostFormat.LIVE, Optional.of(then), Posts.NOW, huge));
        posts.add(new PostFact("soon", PostFormat.SCHEDULED, Optional.of(then), Posts.NOW, huge));
        posts.add(
                new PostFact("future", PostFormat.VIDEO, Optional.of(Posts.NOW.plusSeconds(86_400)), Posts.NOW, huge));
        posts.add(new PostFact("undated", PostFormat.VIDEO, Optional.empty(), Posts.NOW, huge));
        EngagementRate rate = perFollower(THOUSAND, posts);
        assertThat(rate.postsConsidered()).isEqualTo(6);
        assertThat(rate.value()).hasValue(0.01);
    }

    @Test
    void posts_are_cut_to_the_newest_before_unknown_ones_are_left_out() {
        List<PostFact> posts = new ArrayList<>();
        posts.add(Posts.post(
                99, Duration.ofDays(2), Count.absent(Status.HIDDEN_BY_CREATOR), Count.of(0), Count.of(0), Count.of(0)));
        posts.addAll(Posts.plain(10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 900));
        EngagementRate rate = perFollower(THOUSAND, posts);
        assertThat(rate.postsConsidered()).isEqualTo(12);
        assertThat(rate.posts()).isEqualTo(11);
        assertThat(rate.status()).isEqualTo(Status.PARTLY_MEASURED);
        assertThat(rate.usable()).noneMatch(post -> post.interactions() == 900);
    }

    @Test
    void a_post_without_views_has_no_ratio_of_its_own_but_stays_in_a_pool() {
        List<PostFact> posts = new ArrayList<>(Posts.w5());
        posts.add(Posts.post(9, Duration.ofDays(4), Count.of(0), Count.of(0), Count.of(0), Count.of(0)));
        assertThat(perView(Aggregation.MEAN, posts).posts()).isEqualTo(5);
        assertThat(perView(Aggregation.POOLED, posts).posts()).isEqualTo(6);
        assertThat(perView(Aggregation.RATIO_OF_MEDIANS, posts).posts()).isEqualTo(6);
    }

    @Test
    void the_audience_at_publishing_is_the_last_reading_before_it() {
        List<AudienceFact> history = List.of(
                new AudienceFact(Posts.NOW.minus(Duration.ofDays(30)), Followers.exact(500)),
                new AudienceFact(Posts.NOW.minus(Duration.ofDays(1)), Followers.exact(1_000)));
        MetricDefinition definition = new MetricDefinition(
                "at-publish@1",
                Set.of(),
                List.of(Interaction.LIKES),
                Denominator.FOLLOWERS_AT_PUBLISH,
                Aggregation.MEAN,
                10,
                1,
                Duration.ZERO,
                Duration.ofDays(365),
                "test");
        List<PostFact> older =
                List.of(Posts.plain(1, Duration.ofDays(10), 50), Posts.plain(2, Duration.ofDays(90), 50));
        assertThat(EngagementRates.compute(definition, THOUSAND, history, Status.MEASURED, older)
                        .usable())
                .allMatch(post -> post.denominator() == 500);
        assertThat(EngagementRates.compute(definition, THOUSAND, List.of(), Status.MEASURED, older)
                        .status())
                .isEqualTo(Status.NEVER_READ);
    }

    @Test
    void both_ends_of_the_micro_band_are_micro() {
        assertThat(Tiers.DEFAULT.of(9_999).orElseThrow().name()).isEqualTo("nano");
        assertThat(Tiers.DEFAULT.of(10_000).orElseThrow().name()).isEqualTo("micro");
        assertThat(Tiers.DEFAULT.of(50_000).orElseThrow().name()).isEqualTo("micro");
        assertThat(Tiers.DEFAULT.of(50_001).orElseThrow().name()).isEqualTo("mid");
        assertThat(Tiers.DEFAULT.of(Followers.absent(Status.HIDDEN_BY_CREATOR))).isEmpty();
    }

    @Test
    void tiers_with_a_gap_are_refused_by_name() {
        assertThatThrownBy(() -> new Tiers(List.of(new Tiers.Tier("a", 0, 9), new Tiers.Tier("b", 11, 20))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tiers a and b");
    }

    @Test
    void a_definition_is_found_by_id_and_by_name() {
        MetricDefinitions definitions = MetricDefinitions.builtIn();
        assertThat(definitions.find("youtube-per-view")).isEqualTo(definitions.find("youtube-per-view@1"));
        assertThat(definitions.find("youtube-per-view@2")).isEmpty();
        assertThatThrownBy(() -> definitions.with(definitions.all())).hasMessageContaining("there already");
    }

    private static EngagementRate perFollower(Followers followers, List<PostFact> posts) {
        return EngagementRates.compute(instagram(), followers, List.of(), Status.MEASURED, posts);
    }

    private static EngagementRate perView(Aggregation aggregation, List<PostFact> posts) {
        return EngagementRates.compute(
                new MetricDefinition(
                        "per-view@1",
                        Set.of(),
                        List.of(Interaction.LIKES),
                        Denominator.VIEWS,
                        aggregation,
                        10,
                        1,
                        Duration.ZERO,
                        Duration.ofDays(365),
                        "test"),
                THOUSAND,
                List.of(),
                Status.MEASURED,
                posts);
    }

    private static MetricDefinition instagram() {
        return MetricDefinitions.builtIn().perFollower(Network.INSTAGRAM).orElseThrow();
    }
}
