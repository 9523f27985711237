package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.PostReading;
import dev.rapport.testkit.adapter.PlayedNetwork.Special;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers come out as the network told them, and what it did not tell is no number. */
abstract class CountContract extends AdapterPart {
    private static final List<Measure> OF_POSTS =
            List.of(Measure.LIKES, Measure.COMMENTS, Measure.SHARES, Measure.SAVES, Measure.VIEWS);

    CountContract(AdapterContract contract) {
        super(contract);
    }

    private static Count of(PostCounts counts, Measure measure) {
        return switch (measure) {
            case LIKES -> counts.likes();
            case COMMENTS -> counts.comments();
            case SHARES -> counts.shares();
            case SAVES -> counts.saves();
            case VIEWS -> counts.views();
            case FOLLOWERS, POSTS -> throw new IllegalArgumentException(measure + " is not counted on a post");
        };
    }

    private List<PostReading> posts(Special special) {
        AccountReading reading = reading(5, given(1, special));
        assertThat(reading.posts().posts()).hasSize(5);
        return reading.posts().posts();
    }

    private boolean isNever(Measure measure) {
        Capabilities can = contract.provider().capabilities(contract.given());
        return can.counts().get(measure) == Availability.NEVER;
    }

    @Test
    final void counts_are_read_as_they_are_told() {
        List<PostReading> read = posts(Special.none(500, 5));
        List<PlayedPost> played =
                network.posts(read.stream().map(PostReading::id).toList());
        for (int i = 0; i < read.size(); i++) {
            for (Measure measure : OF_POSTS) {
                if (!isNever(measure)) {
                    assertThat(of(read.get(i).counts(), measure))
                            .as(measure + " of post " + i)
                            .isEqualTo(played.get(i).read(measure));
                }
            }
            assertThat(read.get(i).publishedAt()).contains(played.get(i).publishedAt());
        }
    }

    @Test
    final void zero_is_a_number() {
        PostCounts newest = posts(Special.none(500, 5)).get(0).counts();
        for (Measure measure : OF_POSTS) {
            if (!isNever(measure)) {
                assertThat(of(newest, measure)).as(measure.code()).isEqualTo(Count.of(0));
            }
        }
        assertThat(reading(0, given(2, 0, 0)).followers()).isEqualTo(dialect().followers(0));
    }

    @Test
    final void a_count_that_is_left_out_is_never_zero() {
        for (PostReading post : posts(Special.none(500, 5).uncounted())) {
            for (Measure measure : OF_POSTS) {
                assertThat(of(post.counts(), measure).isKnown())
                        .as(measure.code())
                        .isFalse();
            }
        }
    }

    @Test
    final void a_count_that_is_declared_never_told_is_never_told() {
        for (PostReading post : posts(Special.none(500, 5))) {
            for (Measure measure : OF_POSTS) {
                if (isNever(measure)) {
                    assertThat(of(post.counts(), measure).isKnown())
                            .as(measure.code())
                            .isFalse();
                }
            }
        }
    }

    @Test
    final void an_audience_is_read_with_its_bounds() {
        long[] shown = {999, 15_200, 1_230_000};
        for (int i = 0; i < shown.length; i++) {
            assertThat(reading(0, given(i + 1, shown[i], 0)).followers())
                    .isEqualTo(dialect().followers(shown[i]));
        }
    }

    @Test
    final void a_hidden_audience_is_unknown() {
        assertThat(reading(0, given(1, Special.none(0, 0).hidden())).followers().isKnown())
                .isFalse();
    }

    @Test
    final void the_number_of_posts_is_the_networks_own() {
        assertThat(reading(1, given(1, 500, 5)).postsTotal()).isEqualTo(Count.of(5));
    }

    @Test
    final void a_reading_says_whose_it_is_and_where_it_comes_from() {
        AccountToRead account = given(1, 500, 1);
        AccountReading reading = reading(1, account);
        assertThat(reading.externalId()).isEqualTo(dialect().accountId(1));
        assertThat(reading.provenance().source()).isEqualTo(Source.NETWORK_API);
        assertThat(reading.provenance().route())
                .startsWith(contract.provider().capabilities(contract.given()).route());
        assertThat(reading.provenance().observedAt()).isEqualTo(clock.instant());
        assertThat(reading.posts().posts())
                .allSatisfy(post -> assertThat(post.observedAt()).isEqualTo(clock.instant()));
    }

    @Test
    final void texts_are_kept_only_where_they_may_be() {
        AccountToRead account = given(1, 500, 2);
        AccountToRead kept = new AccountToRead(
                account.id(),
                account.reference(),
                account.readAt(),
                account.listedAt(),
                account.postsTotal(),
                account.knownPosts(),
                true);
        assertThat(reading(2, account).posts().posts())
                .allMatch(post -> post.text().isEmpty());
        assertThat(reading(2, kept).posts().posts().get(0).text()).contains(PlayedNetwork.TEXT + 0);
    }
}
