package dev.rapport.domain.metric;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AudienceChangeTest {
    private static Followers shown(long value) {
        return Followers.rounded(value, value, value + 99);
    }

    private static AudienceChange change(Followers earlier, Followers later) {
        return AudienceChange.between(earlier, later).orElseThrow();
    }

    @Test
    void exact_numbers_differ_by_their_difference() {
        assertThat(change(Followers.exact(15_200), Followers.exact(15_195))).isEqualTo(new AudienceChange(-5, -5));
        assertThat(change(Followers.exact(7), Followers.exact(7)).isCertain()).isFalse();
    }

    @Test
    void a_step_of_the_rounding_may_be_one_follower_or_nearly_two_steps() {
        AudienceChange step = change(shown(15_200), shown(15_300));
        assertThat(step).isEqualTo(new AudienceChange(1, 199));
        assertThat(step.isCertain()).isTrue();
        assertThat(change(shown(15_300), shown(15_200))).isEqualTo(new AudienceChange(-199, -1));
    }

    @Test
    void what_the_rounding_hides_is_no_growth() {
        assertThat(change(shown(15_200), shown(15_200)).isCertain()).isFalse();
        assertThat(change(shown(15_200), Followers.exact(15_260)).isCertain()).isFalse();
        assertThat(change(Followers.exact(15_299), shown(15_200)).isCertain()).isFalse();
    }

    /** From 99,900 to 100,000 the precision itself changes. */
    @Test
    void a_step_between_precisions_keeps_the_bounds_of_both() {
        assertThat(change(shown(99_900), Followers.rounded(100_000, 100_000, 100_999)))
                .isEqualTo(new AudienceChange(1, 1_099));
    }

    @Test
    void nothing_is_known_beside_a_hidden_audience() {
        Followers hidden = Followers.absent(Status.HIDDEN_BY_CREATOR);
        assertThat(AudienceChange.between(hidden, shown(15_200))).isEmpty();
        assertThat(AudienceChange.between(shown(15_200), hidden)).isEmpty();
    }
}
