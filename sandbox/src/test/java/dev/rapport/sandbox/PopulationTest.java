package dev.rapport.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Person;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.Post;
import dev.rapport.sandbox.population.Role;
import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PopulationTest {
    private static final Instant START = Instant.parse("2026-11-23T12:00:00Z");

    private final Population population = new Population(2_000, 42, START);

    private double median(Account account) {
        List<Double> rates = account.postsAt(START).stream()
                .filter(post -> !post.publishedAt().isAfter(START.minus(Duration.ofDays(2))))
                .limit(12)
                .map(post -> (double) (post.likes() + post.comments() + post.shares()) / account.followersAt(START))
                .sorted()
                .toList();
        return rates.isEmpty() ? 0 : rates.get(rates.size() / 2);
    }

    @ParameterizedTest
    @EnumSource(SocialNetwork.class)
    void half_of_the_audiences_are_in_the_band_and_few_rates_are_high(SocialNetwork network) {
        List<Account> accounts = population.accounts(network);
        List<Account> micro = accounts.stream()
                .filter(account -> account.followersAt(START) >= 10_000 && account.followersAt(START) <= 50_000)
                .toList();
        long high = micro.stream().filter(account -> median(account) > 0.05).count();

        assertThat(micro.size()).isBetween(accounts.size() * 2 / 5, accounts.size() * 3 / 5);
        assertThat(high).isBetween(micro.size() / 20L, micro.size() / 2L);
        assertThat(accounts).anyMatch(account -> account.followersAt(START) > 1_000_000);
        assertThat(accounts).anyMatch(account -> account.followersAt(START) < 1_000);
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_has_its_size_and_about_its_rate(Role role) {
        Account account = population.role(role).account(role.network()).orElseThrow();
        assertThat(account.followersAt(START)).isEqualTo(role.followers());
        assertThat(median(account)).isBetween(role.rate() * 0.8, role.rate() * 1.3);
    }

    @Test
    void a_person_has_one_to_three_accounts_each_on_another_network() {
        assertThat(population.people())
                .allSatisfy(person -> assertThat(person.accounts())
                        .hasSizeBetween(1, 3)
                        .extracting(Account::network)
                        .doesNotHaveDuplicates());
        assertThat(population.people()).extracting(Person::key).doesNotHaveDuplicates();
        assertThat(population.people())
                .extracting(person -> person.accounts().size())
                .contains(1, 2, 3);
    }

    @ParameterizedTest
    @EnumSource(SocialNetwork.class)
    void handles_are_marked_as_the_sandboxs_and_short_enough(SocialNetwork network) {
        assertThat(population.accounts(network))
                .extracting(Account::firstHandle)
                .allMatch(handle -> handle.matches("sbx[-.][a-z0-9.-]{3,26}"));
        assertThat(population.accounts(network)).extracting(Account::id).doesNotHaveDuplicates();
    }

    @Test
    void niches_are_short_words() {
        assertThat(population.people())
                .flatExtracting(Person::niches)
                .containsOnly(
                        "vegan-cooking",
                        "mobile-photography",
                        "home-fitness",
                        "sustainable-fashion",
                        "skincare",
                        "tech",
                        "food",
                        "home-decor");
    }

    @Test
    void interactions_never_exceed_views_and_posts_are_in_the_past() {
        population.accounts(SocialNetwork.TIKTOK).stream()
                .limit(150)
                .flatMap(account -> account.postsAt(START).stream())
                .forEach(post -> {
                    assertThat(post.likes() + post.comments() + post.shares()).isLessThanOrEqualTo(post.views());
                    assertThat(post.publishedAt()).isBefore(START);
                });
    }

    @Test
    void posts_come_newest_first_and_never_share_a_moment() {
        for (Account account : population.accounts(SocialNetwork.YOUTUBE).subList(0, 100)) {
            List<Instant> times = account.postsAt(START.plus(Duration.ofDays(30))).stream()
                    .map(Post::publishedAt)
                    .toList();
            assertThat(times).isSortedAccordingTo(Comparator.reverseOrder()).doesNotHaveDuplicates();
        }
    }

    @Test
    void likes_of_a_post_never_fall_and_what_is_fresh_grows() {
        Account account =
                population.hardCase(HardCase.ONLY_FRESH_POSTS).accounts().getFirst();
        List<Post> now = account.postsAt(START);
        assertThat(now).isNotEmpty().allMatch(post -> post.publishedAt().isAfter(START.minus(Duration.ofHours(36))));
        for (Post post : now) {
            Post later =
                    account.postAt(post.slot(), START.plus(Duration.ofDays(2))).orElseThrow();
            assertThat(later.id()).isEqualTo(post.id());
            assertThat(later.likes()).isGreaterThanOrEqualTo(post.likes());
        }
        assertThat(account.postAt(now.getFirst().slot(), START.plus(Duration.ofDays(2)))
                        .orElseThrow()
                        .views())
                .isGreaterThan(now.getFirst().views());
    }

    @Test
    void dated_cases_happen_on_their_day() {
        Instant after = START.plus(Account.CHANGE);
        Account spiking = population.hardCase(HardCase.GROWTH_SPIKE).accounts().getFirst();
        assertThat(spiking.followersAt(after)).isGreaterThan(spiking.followersAt(START) * 3 / 2);
        Account falling = population.hardCase(HardCase.FALL_TO_ZERO).accounts().getFirst();
        assertThat(falling.followersAt(after.minusSeconds(1))).isPositive();
        assertThat(falling.followersAt(after)).isZero();
        assertThat(falling.followersAt(START.plus(Account.RECOVERY))).isPositive();
        Account removing = population.hardCase(HardCase.REMOVED_POST).accounts().getFirst();
        assertThat(removing.postAt(-2, START)).isPresent();
        assertThat(removing.postAt(-2, after)).isEmpty();
        Account still = population.hardCase(HardCase.ONE_POST).accounts().getFirst();
        assertThat(still.postsAt(START.plus(Duration.ofDays(300)))).hasSize(1);
    }
}
