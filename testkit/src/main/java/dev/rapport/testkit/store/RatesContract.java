package dev.rapport.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.discovery.AssessmentRules;
import dev.rapport.domain.discovery.AudienceRange;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.discovery.KeptRates;
import dev.rapport.domain.discovery.Minimums;
import dev.rapport.domain.discovery.RankCreators;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.PersonStore.HeldRow;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Kept rates answer as computing does, and are due as soon as anything changes that they hang on. */
abstract class RatesContract extends StorePart {
    private static final BigDecimal FIVE_PERCENT = new BigDecimal("0.05");
    private static final double CERTAINTY = 0.8;
    private static final List<Sort> SORTS = List.of(Sort.values());
    private static final MetricDefinition TAKEN_OUT_OF_MANY =
            MetricDefinitions.builtIn().find("hypeauditor-tiktok@1").orElseThrow();

    private final AssessmentRules rules = rules(MetricDefinitions.builtIn(), Set.of());

    RatesContract(StoreContract contract) {
        super(contract);
    }

    private static AssessmentRules rules(MetricDefinitions definitions, Set<Network> withheld) {
        return new AssessmentRules(Tiers.DEFAULT, definitions, BreakCalendar.builtIn(), withheld);
    }

    /** TikTok by bootstrap over posts, the others by medians. */
    private static AssessmentRules mixedRules() {
        MetricDefinition pooled = new MetricDefinition(
                "tiktok-per-follower@2",
                TAKEN_OUT_OF_MANY.networks(),
                TAKEN_OUT_OF_MANY.numerator(),
                TAKEN_OUT_OF_MANY.denominator(),
                TAKEN_OUT_OF_MANY.aggregation(),
                10,
                3,
                TAKEN_OUT_OF_MANY.minAge(),
                TAKEN_OUT_OF_MANY.maxAge(),
                "a test");
        return rules(MetricDefinitions.builtIn().with(List.of(pooled)), Set.of());
    }

    private static KeptRates kept(Store store, AssessmentRules rules) {
        return new KeptRates(store.rates(), rules, Minimums.of(FIVE_PERCENT), CERTAINTY);
    }

    private int refresh(Store store, AssessmentRules rules) {
        List<Long> told = new ArrayList<>();
        kept(store, rules).refresh((accounts, of) -> {
            assertThat(accounts).isLessThanOrEqualTo(of);
            told.add(accounts);
        });
        return told.size();
    }

    private Ranking computed(AssessmentRules by, RankCriteria criteria) {
        return new RankCreators(store().queries(), by, clock()).rank(criteria);
    }

    /** Asks nothing but kept rates: whoever computes finds nobody. */
    private Ranking fromKept(AssessmentRules by, RankCriteria criteria) {
        return new RankCreators(new NobodyKnown(), by, kept(store(), by), clock()).rank(criteria);
    }

    private RankCriteria everybody() {
        return RankCriteria.everybody(Minimums.of(FIVE_PERCENT), CERTAINTY, 100);
    }

    @Test
    void kept_rates_rank_and_count_as_computing_does() {
        List<AccountId> accounts = Crowd.of(this, 120);
        for (AssessmentRules by :
                List.of(rules, mixedRules(), rules(MetricDefinitions.builtIn(), Set.of(Network.YOUTUBE)))) {
            assertThat(refresh(store(), by)).isEqualTo(accounts.size() / 100);
            Random random = new Random(7);
            for (int i = 0; i < 25; i++) {
                compareAllPages(by, criteria(random));
            }
        }
    }

    @Test
    void kept_rates_are_handed_out_to_their_person_and_forgotten_with_them() {
        AccountId anna = account("anna");
        append(Told.of(anna, "2026-03-02T00:00:00Z").followers(10_000).post("p1", "2026-01-01T00:00:00Z", 700));
        assertThat(rates("anna")).isEmpty();
        kept(store(), rules).refresh((accounts, of) -> {});

        List<HeldRow> rates = rates("anna");
        assertThat(rates).isNotEmpty();
        assertThat(rates.get(0).values())
                .containsEntry("accountId", anna.value())
                .containsEntry("definition", "youtube-per-follower@1")
                .containsEntry("status", "too-few-posts")
                .containsEntry("postsConsidered", 1)
                .doesNotContainKeys("rate", "usable");
        Removals removed = store().people()
                .forget(new Act("act-1", clock().instant(), "tester"), new CreatorKey("anna"), 100)
                .removed();
        assertThat(removed.of(Reason.FORGET)).containsEntry(DataKind.RATES, (long) rates.size());
    }

    private List<HeldRow> rates(String creator) {
        return store().people().held(new CreatorKey(creator)).stream()
                .filter(row -> row.kind() == DataKind.RATES)
                .toList();
    }

    private void compareAllPages(AssessmentRules by, RankCriteria first) {
        RankCriteria criteria = first;
        for (int page = 0; page < 3; page++) {
            Ranking expected = computed(by, criteria);
            assertThat(fromKept(by, criteria)).as("%s", criteria).isEqualTo(expected);
            if (expected.nextCursor().isEmpty()) {
                return;
            }
            criteria = after(criteria, expected.nextCursor());
        }
    }

    private static RankCriteria after(RankCriteria page, Optional<String> cursor) {
        return new RankCriteria(
                page.accounts(),
                page.audience(),
                page.minimums(),
                page.certainty(),
                page.onlyAbove(),
                page.definitions(),
                page.sort(),
                page.limit(),
                cursor,
                page.asOf());
    }

    private static RankCriteria criteria(Random random) {
        return new RankCriteria(
                new AccountFilter(
                        random.nextInt(3) == 0 ? Set.of(Network.TIKTOK, Network.YOUTUBE) : Set.of(),
                        Optional.empty(),
                        one(random, 2, "Food", "travel", "nobody's"),
                        one(random, 5, "FR", "de"),
                        one(random, 8, "Paris"),
                        one(random, 6, "vip")),
                audience(random),
                random.nextInt(2) == 0
                        ? Minimums.of(FIVE_PERCENT)
                        : new Minimums(
                                new BigDecimal("0.0" + (1 + random.nextInt(8))),
                                Map.of(Network.TIKTOK, new BigDecimal("0.0625"))),
                random.nextInt(4) == 0 ? random.nextInt(10) / 10.0 : CERTAINTY,
                random.nextInt(3) > 0,
                random.nextInt(4) == 0 ? perView() : DefinitionChoice.DEFAULTS,
                SORTS.get(random.nextInt(SORTS.size())),
                1 + random.nextInt(40),
                Optional.empty(),
                Optional.empty());
    }

    private static DefinitionChoice perView() {
        return new DefinitionChoice(
                Optional.empty(),
                Map.of(
                        Network.YOUTUBE,
                        MetricDefinitions.builtIn().perView(Network.YOUTUBE).orElseThrow()));
    }

    private static Optional<String> one(Random random, int seldom, String... words) {
        return random.nextInt(seldom) == 0 ? Optional.of(words[random.nextInt(words.length)]) : Optional.empty();
    }

    private static AudienceRange audience(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> AudienceRange.ANY;
            case 1 ->
                new AudienceRange(List.of(Tiers.DEFAULT.all().get(2)), OptionalLong.empty(), OptionalLong.empty());
            case 2 ->
                new AudienceRange(
                        List.of(Tiers.DEFAULT.all().get(1), Tiers.DEFAULT.all().get(3)),
                        OptionalLong.of(5_000),
                        OptionalLong.empty());
            default -> new AudienceRange(List.of(), OptionalLong.of(10_000), OptionalLong.of(60_000));
        };
    }

    @Test
    void a_definition_that_is_not_kept_is_computed() {
        AccountId anna = account("anna");
        append(Told.of(anna, "2026-03-02T00:00:00Z").followers(20_000));
        refresh(store(), rules);
        RankCriteria criteria = everybody();
        RankCriteria other = new RankCriteria(
                criteria.accounts(),
                criteria.audience(),
                criteria.minimums(),
                criteria.certainty(),
                false,
                new DefinitionChoice(
                        Optional.empty(),
                        Map.of(
                                Network.YOUTUBE,
                                MetricDefinitions.builtIn()
                                        .find("modash-youtube@1")
                                        .orElseThrow())),
                Sort.EVIDENCE,
                10,
                Optional.empty(),
                Optional.empty());

        assertThat(new RankCreators(store().queries(), rules, kept(store(), rules), clock()).rank(other))
                .isEqualTo(computed(rules, other));
    }

    private long due() {
        List<Integer> due = new ArrayList<>();
        int some;
        do {
            some = store().rates().refresh("counting", new Detail(0, 0, Optional.empty()), 10, view -> List.of());
            due.add(some);
        } while (some > 0);
        assertThat(store().rates().countDue("counting")).isZero();
        return due.stream().mapToInt(Integer::intValue).sum();
    }

    @Test
    void whatever_changes_an_account_makes_its_rates_due() {
        AccountId anna = account("anna");
        account("ben");
        assertThat(due()).isEqualTo(2);
        assertThat(due()).isZero();
        append(Told.of(anna, "2026-03-02T00:00:00Z").followers(20_000));
        assertThat(store().rates().countDue("counting")).isOne();
        assertThat(due()).isOne();
        save(Entry.of("anna").handle("anna").niches("food"));
        assertThat(due()).isOne();
        save(Entry.of("anna").handle("anna").price("100.00", "EUR"));
        assertThat(due()).isOne();
        save(Entry.of("anna").handle("anna").niches("food"));
        assertThat(due()).isZero();
        append("run-2", Told.of(anna, "2026-03-03T00:00:00Z").id("UC1"));
        assertThat(due()).isOne();
    }

    @Test
    void a_creators_other_accounts_are_due_with_its_niches() {
        account("anna");
        account("anna", Network.TIKTOK, "anna.tok");
        assertThat(due()).isEqualTo(2);
        save(Entry.of("anna").handle("anna").niches("food"));
        assertThat(due()).isEqualTo(2);
    }

    @Test
    void rates_of_another_basis_are_due() {
        account("anna");
        assertThat(due()).isOne();
        assertThat(store().rates().countDue("another")).isOne();
    }

    @Test
    void what_one_process_keeps_another_reads() {
        Crowd.of(this, 30);
        refresh(anotherDoor(), rules);
        assertThat(fromKept(rules, everybody())).isEqualTo(computed(rules, everybody()));
    }
}
