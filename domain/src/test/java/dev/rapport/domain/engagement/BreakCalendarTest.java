package dev.rapport.domain.engagement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.rapport.domain.engagement.BreakCalendar.Point;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BreakCalendarTest {
    private static final Instant BEFORE = Instant.parse("2026-08-20T12:00:00Z");
    private static final Instant AFTER = Instant.parse("2026-08-28T12:00:00Z");
    private static final Count NONE = Count.absent(Status.NOT_OFFERED_BY_NETWORK);

    private final BreakCalendar calendar = BreakCalendar.builtIn();
    private final MetricDefinition perView =
            MetricDefinitions.builtIn().perView(Network.YOUTUBE).orElseThrow();
    private final MetricDefinition perFollower =
            MetricDefinitions.builtIn().perFollower(Network.YOUTUBE).orElseThrow();

    /** W19. */
    @Test
    void a_series_is_cut_where_views_are_counted_anew_and_nothing_is_said_to_have_fallen() {
        Point old = new Point(BEFORE, rate(1_040, 20_000, BEFORE));
        Point anew = new Point(AFTER, rate(1_040, 26_000, AFTER));
        assertThat(100 * old.value()).isCloseTo(5.2, within(1e-9));
        assertThat(100 * anew.value()).isCloseTo(4.0, within(1e-9));
        assertThat(calendar.segments(Network.YOUTUBE, perView, List.of(old, anew)))
                .containsExactly(List.of(old), List.of(anew));
        assertThat(calendar.growth(Network.YOUTUBE, perView, old, anew)).isEmpty();
    }

    @Test
    void a_rate_that_rests_on_no_views_is_not_cut() {
        Point old = new Point(BEFORE, 0.05);
        Point anew = new Point(AFTER, 0.04);
        assertThat(calendar.segments(Network.YOUTUBE, perFollower, List.of(old, anew)))
                .containsExactly(List.of(old, anew));
        assertThat(calendar.growth(Network.YOUTUBE, perFollower, old, anew).orElseThrow())
                .isCloseTo(-0.2, within(1e-12));
        assertThat(calendar.segments(Network.TIKTOK, perView, List.of(old, anew)))
                .hasSize(1);
    }

    @Test
    void a_window_holds_only_posts_whose_counts_mean_the_same() {
        PostFact old = post("old", PostFormat.VIDEO, BEFORE);
        PostFact anew = post("new", PostFormat.VIDEO, AFTER);
        assertThat(calendar.alike(Network.YOUTUBE, perView, List.of(old, anew))).containsExactly(anew);
        assertThat(calendar.alike(Network.YOUTUBE, perFollower, List.of(old, anew)))
                .containsExactly(old, anew);
        assertThat(calendar.alike(Network.YOUTUBE, perView, List.of(old))).containsExactly(old);
        assertThat(calendar.alike(Network.YOUTUBE, perView, List.of())).isEmpty();
    }

    @Test
    void a_change_of_some_formats_leaves_the_others_alone() {
        BreakCalendar own = new BreakCalendar(List.of())
                .with(List.of(new MeaningChange(
                        Network.YOUTUBE,
                        Measure.LIKES,
                        Set.of(PostFormat.SHORT_LIKELY),
                        Instant.parse("2026-08-25T00:00:00Z"),
                        "likes of Shorts are counted twice")));
        PostFact video = post("video", PostFormat.VIDEO, BEFORE);
        PostFact brief = post("short", PostFormat.SHORT_LIKELY, BEFORE);
        PostFact anew = post("new", PostFormat.SHORT_LIKELY, AFTER);
        assertThat(own.alike(Network.YOUTUBE, perView, List.of(video, brief, anew)))
                .containsExactly(video, anew);
        assertThat(own.between(Network.YOUTUBE, perView, PostFormat.SHORT_LIKELY, BEFORE, AFTER)
                        .orElseThrow()
                        .what())
                .isEqualTo("likes of Shorts are counted twice");
    }

    private double rate(long likes, long views, Instant readAt) {
        List<PostFact> posts = IntStream.range(0, 6)
                .mapToObj(number -> post("p" + number, PostFormat.VIDEO, readAt, likes, views))
                .toList();
        return EngagementRates.compute(perView, Followers.exact(15_000), List.of(), Status.MEASURED, posts)
                .value()
                .orElseThrow();
    }

    private static PostFact post(String id, PostFormat format, Instant readAt) {
        return post(id, format, readAt, 10, 100);
    }

    private static PostFact post(String id, PostFormat format, Instant readAt, long likes, long views) {
        return new PostFact(
                id,
                format,
                Optional.of(readAt.minus(Duration.ofDays(10))),
                readAt,
                new PostCounts(Count.of(likes), Count.of(0), NONE, NONE, Count.of(views)));
    }
}
