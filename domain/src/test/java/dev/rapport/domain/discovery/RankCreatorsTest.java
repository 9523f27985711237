package dev.rapport.domain.discovery;

import static dev.rapport.domain.discovery.KnownAccounts.NOW;
import static dev.rapport.domain.discovery.KnownAccounts.twelve;
import static dev.rapport.domain.network.Network.INSTAGRAM;
import static dev.rapport.domain.network.Network.TIKTOK;
import static dev.rapport.domain.network.Network.YOUTUBE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.engagement.Verdict;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Sort;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RankCreatorsTest {
    private static final Minimums FIVE_PERCENT = Minimums.of(new BigDecimal("0.05"));
    private static final AudienceRange MICRO = new AudienceRange(
            List.of(Tiers.DEFAULT.named("micro").orElseThrow()), OptionalLong.empty(), OptionalLong.empty());

    private final KnownAccounts accounts = new KnownAccounts();
    private Set<Network> withheld = Set.of();

    @Test
    void accounts_likely_above_their_minimum_come_first() {
        accounts.add(INSTAGRAM, "low", 10_000, twelve(100));
        accounts.add(TIKTOK, "high", 10_000, twelve(900));
        accounts.add(INSTAGRAM, "higher", 10_000, twelve(1_000));

        assertThat(names(rank(everybody(10)))).containsExactly("higher", "high", "low");
        assertThat(rank(everybody(10)).items()).extracting(RankedAccount::rank).containsExactly(1, 2, 3);
    }

    @Test
    void each_network_is_held_against_its_own_minimum() {
        accounts.add(INSTAGRAM, "insta", 10_000, twelve(600));
        accounts.add(TIKTOK, "tok", 10_000, twelve(700));
        Minimums own = new Minimums(new BigDecimal("0.05"), Map.of(TIKTOK, new BigDecimal("0.08")));

        assertThat(names(rank(RankCriteria.everybody(own, 0.8, 10)))).containsExactly("insta", "tok");
    }

    @Test
    void what_is_unknown_comes_last_by_network_and_id() {
        accounts.add(YOUTUBE, "b", Optional.empty(), Optional.empty());
        accounts.add(YOUTUBE, "a", 10_000, 1, 2);
        accounts.add(INSTAGRAM, "c", Optional.of(Followers.absent(Status.HIDDEN_BY_CREATOR)), Optional.empty());
        accounts.add(INSTAGRAM, "known", 10_000, twelve(1));

        Ranking ranking = rank(everybody(10));

        assertThat(names(ranking)).containsExactly("known", "c", "a", "b");
        assertThat(ranking.items())
                .extracting(item -> item.assessment().rate().status())
                .containsExactly(Status.MEASURED, Status.HIDDEN_BY_CREATOR, Status.TOO_FEW_POSTS, Status.NEVER_READ);
        assertThat(ranking.tally().leftOut()).isEmpty();
    }

    @Test
    void who_is_left_out_for_want_of_evidence_is_counted() {
        accounts.add(INSTAGRAM, "above", 10_000, twelve(900));
        accounts.add(INSTAGRAM, "below", 10_000, twelve(10));
        accounts.add(INSTAGRAM, "even", 10_000, 900, 900, 900, 900, 900, 900, 1, 1, 1, 1, 1, 1);
        accounts.add(INSTAGRAM, "few", 10_000, 900, 900);
        accounts.add(INSTAGRAM, "mega", 5_000_000, twelve(900));
        accounts.add(INSTAGRAM, "unread", Optional.empty(), Optional.empty());

        Ranking ranking = rank(micro(true, Optional.empty(), 10));

        assertThat(names(ranking)).containsExactly("above");
        assertThat(ranking.tally())
                .isEqualTo(Ranking.Tally.of(
                        1, Map.of("never-read", 1), 1, Map.of("undecided", 1, "too-few-posts", 1, "never-read", 1), 1));
        assertThat(ranking.tally().considered()).isEqualTo(6);
    }

    @Test
    void the_audience_asked_for_divides_without_rest() {
        accounts.add(INSTAGRAM, "above", 10_000, twelve(900));
        accounts.add(INSTAGRAM, "below", 10_000, twelve(10));
        accounts.add(INSTAGRAM, "few", 10_000, 900, 900);
        accounts.add(INSTAGRAM, "mega", 5_000_000, twelve(900));
        accounts.add(INSTAGRAM, "unread", Optional.empty(), Optional.empty());

        Ranking.Tally tally = rank(micro(true, Optional.empty(), 10)).tally();

        assertThat(tally.inAudience()).isEqualTo(3);
        assertThat(tally.unproven()).containsExactly(Map.entry("too-few-posts", 1));
    }

    @Test
    void withheld_networks_keep_tier_and_followers_and_nothing_derived() {
        withheld = Set.of(YOUTUBE);
        accounts.add(YOUTUBE, "tuber", 20_000, twelve(2_000));

        AccountAssessment tuber =
                rank(micro(false, Optional.empty(), 10)).items().get(0).assessment();

        assertThat(tuber.rate().status()).isEqualTo(Status.WITHHELD_BY_POLICY);
        assertThat(tuber.evidence().verdict()).isEqualTo(Verdict.WITHHELD_BY_POLICY);
        assertThat(tuber.cost()).contains(new CostPerEngagement(Optional.empty(), Status.WITHHELD_BY_POLICY));
        assertThat(tuber.tier()).map(Tiers.Tier::name).contains("micro");
        assertThat(rank(micro(true, Optional.empty(), 10)).tally().leftOut())
                .containsExactly(Map.entry("withheld-by-policy", 1));
    }

    @Test
    void a_suspect_reading_leaves_the_confirmed_one_in_use_and_raises_a_flag() {
        accounts.add(
                INSTAGRAM,
                "fallen",
                Optional.of(Followers.exact(20_000)),
                Optional.of(Followers.exact(0)),
                twelve(2_000));

        AccountAssessment fallen = rank(everybody(10)).items().get(0).assessment();

        assertThat(fallen.audience().followers()).isEqualTo(Followers.exact(20_000));
        assertThat(fallen.audience().status()).isEqualTo(Status.SUSPECT);
        assertThat(fallen.rate().value()).hasValue(0.1);
        assertThat(fallen.flags()).extracting(Flag::code).containsExactly("suspect-followers");
        assertThat(fallen.flags().get(0).evidence()).contains("0 followers", "20000 followers");
    }

    @Test
    void an_account_that_is_gone_ranks_by_its_last_numbers_and_says_so() {
        accounts.add(INSTAGRAM, "gone", 10_000, twelve(1_000));
        accounts.becomes(AccountState.Kind.CONFLICT, "the handle now leads to another account");

        AccountAssessment gone = rank(everybody(10)).items().get(0).assessment();

        assertThat(gone.rate().value()).hasValue(0.1);
        assertThat(gone.flags()).extracting(Flag::code).containsExactly("identity-conflict");
        assertThat(gone.flags().get(0).evidence())
                .contains("2026-11-24T00:00:00Z", "the handle now leads to another account");
    }

    @Test
    void cost_is_the_price_of_a_post_by_its_interactions() {
        accounts.add(INSTAGRAM, "dear", 10_000, twelve(7));

        CostPerEngagement cost =
                rank(everybody(10)).items().get(0).assessment().cost().orElseThrow();

        assertThat(cost.amount().orElseThrow().amount()).isEqualTo(new BigDecimal("42.85714285714286"));
    }

    @Test
    void pages_follow_each_other_without_gap_or_repeat() {
        for (int i = 0; i < 1_234; i++) {
            accounts.add(i % 2 == 0 ? INSTAGRAM : YOUTUBE, "creator-" + i, 10_000, twelve(i % 7 * 150));
        }
        List<String> all = names(rank(everybody(1_000)));

        List<String> paged = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        do {
            Ranking page = rank(micro(false, cursor, 100));
            paged.addAll(names(page));
            page.items().forEach(item -> ranks.add(item.rank()));
            cursor = page.nextCursor();
        } while (cursor.isPresent());

        assertThat(paged).hasSize(1_234).doesNotHaveDuplicates().startsWith(all.toArray(new String[0]));
        assertThat(ranks).startsWith(1).endsWith(1_234).isSorted();
    }

    @Test
    void a_cursor_of_another_order_is_refused() {
        accounts.add(INSTAGRAM, "one", 10_000, twelve(7)).add(INSTAGRAM, "two", 10_000, twelve(8));
        Optional<String> cursor = rank(everybody(1)).nextCursor();

        RankCriteria byFollowers = sorted(Sort.FOLLOWERS, cursor);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> rank(byFollowers))
                .withMessageContaining("sorted by followers");
        assertThatIllegalArgumentException().isThrownBy(() -> rank(sorted(Sort.EVIDENCE, Optional.of("nonsense"))));
    }

    @Test
    void every_order_puts_the_best_first() {
        accounts.add(INSTAGRAM, "big", 40_000, twelve(3_000));
        accounts.add(INSTAGRAM, "keen", 10_000, twelve(2_000));
        accounts.add(INSTAGRAM, "small", 5_000, twelve(600));

        assertThat(names(rank(sorted(Sort.FOLLOWERS, Optional.empty())))).containsExactly("big", "keen", "small");
        assertThat(names(rank(sorted(Sort.ENGAGEMENT, Optional.empty())))).containsExactly("keen", "small", "big");
        assertThat(names(rank(sorted(Sort.COST, Optional.empty())))).containsExactly("big", "keen", "small");
        assertThat(names(rank(sorted(Sort.PERCENTILE, Optional.empty())))).containsExactly("big", "keen", "small");
    }

    private Ranking rank(RankCriteria criteria) {
        AssessmentRules rules =
                new AssessmentRules(Tiers.DEFAULT, MetricDefinitions.builtIn(), BreakCalendar.builtIn(), withheld);
        return new RankCreators(accounts, rules, Clock.fixed(NOW, ZoneOffset.UTC)).rank(criteria);
    }

    private static RankCriteria everybody(int limit) {
        return RankCriteria.everybody(FIVE_PERCENT, 0.8, limit);
    }

    private static RankCriteria sorted(Sort sort, Optional<String> after) {
        return criteria(AudienceRange.ANY, false, sort, 10, after);
    }

    private static RankCriteria micro(boolean onlyAbove, Optional<String> after, int limit) {
        return criteria(MICRO, onlyAbove, Sort.EVIDENCE, limit, after);
    }

    private static RankCriteria criteria(
            AudienceRange audience, boolean onlyAbove, Sort sort, int limit, Optional<String> after) {
        return new RankCriteria(
                AccountFilter.ALL,
                audience,
                FIVE_PERCENT,
                0.8,
                onlyAbove,
                DefinitionChoice.DEFAULTS,
                sort,
                limit,
                after,
                Optional.empty());
    }

    private static List<String> names(Ranking ranking) {
        return ranking.items().stream()
                .map(item -> item.assessment().creator().key().value())
                .toList();
    }
}
