package dev.rapport.domain.discovery;

import dev.rapport.domain.discovery.RankCreators.Found;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.Reach;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.RankQuery;
import dev.rapport.domain.store.RankQuery.Use;
import dev.rapport.domain.store.RateStore;
import dev.rapport.domain.store.RateStore.Group;
import dev.rapport.domain.store.RateStore.Kept;
import dev.rapport.domain.store.RateStore.Ranked;
import dev.rapport.domain.store.Sort;
import dev.rapport.domain.store.Standing;
import dev.rapport.domain.store.Standing.Position;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Rates of each network's defaults, computed once and kept in the store until readings, creators or rules change. Safe for
 * use by many threads.
 */
public final class KeptRates {
    private static final int TOGETHER = 100;
    /** A rate is kept with its posts, which have to fit a column. */
    private static final int MOST_POSTS = 64;

    private final RateStore store;
    private final AssessmentRules rules;
    private final Minimums minimums;
    private final double certainty;
    private final String basis;

    /** Told how far the computing is. */
    @FunctionalInterface
    public interface Progress {
        /** @param of how many there were to do when it began, or more if others came meanwhile */
        void computed(long accounts, long of);
    }

    /** @param minimums and {@code certainty} are what rankings are mostly asked for; others take somewhat longer */
    public KeptRates(RateStore store, AssessmentRules rules, Minimums minimums, double certainty) {
        this.store = store;
        this.rules = rules;
        this.minimums = minimums;
        this.certainty = certainty;
        this.basis = RateBasis.of(rules, minimums, certainty);
    }

    /**
     * Computes what is not up to date, some accounts in one transaction. What is broken off goes on where it was, and
     * several processes share the work.
     *
     * @param progress told only if there is more than a little to do
     */
    public void refresh(Progress progress) {
        Detail detail = AssessmentRules.detail(kept(rules.definitions()), Optional.empty());
        long done = 0;
        long all = 0;
        int some;
        do {
            some = store.refresh(basis, detail, TOGETHER, this::rates);
            done += some;
            if (some == TOGETHER) {
                all = all == 0 ? done + store.countDue(basis) : Math.max(all, done);
                progress.computed(done, all);
            }
        } while (some > 0);
    }

    private static Set<MetricDefinition> kept(MetricDefinitions known) {
        return known.all().stream()
                .flatMap(definition -> definition.networks().stream())
                .flatMap(network -> kept(network, known).stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A network without a default of its own is always computed. */
    private static Set<MetricDefinition> kept(Network network, MetricDefinitions known) {
        Set<MetricDefinition> kept = new LinkedHashSet<>();
        known.perFollower(network).ifPresent(kept::add);
        known.perView(network).ifPresent(kept::add);
        kept.removeIf(definition -> definition.posts() > MOST_POSTS || !definition.fits(network));
        return kept;
    }

    private List<Kept> rates(AccountView view) {
        List<Kept> rates = new ArrayList<>();
        for (MetricDefinition definition : kept(view.account().network(), rules.definitions())) {
            Standing standing =
                    rules.assess(view, definition, minimums, certainty).standing();
            rates.add(new Kept(standing, standing.rate().reach(certainty)));
        }
        return rates;
    }

    /** Empty if the question cannot be answered from kept rates. */
    Optional<Found> find(RankCriteria criteria, Optional<Position> after) {
        if (criteria.asOf().isPresent()) {
            return Optional.empty();
        }
        Map<Network, Use> uses = new HashMap<>();
        for (Network network : networks(criteria)) {
            MetricDefinition definition = criteria.definitions().of(network, rules.definitions());
            OptionalLong minimum = Reach.billionths(criteria.minimums().of(network));
            if (minimum.isEmpty() || !kept(network, rules.definitions()).contains(definition)) {
                return Optional.empty();
            }
            uses.put(network, new Use(definition, minimum.getAsLong()));
        }
        boolean isCertaintyKept = criteria.certainty() == certainty || !criteria.onlyAbove();
        RankQuery query =
                new RankQuery(criteria.accounts(), uses, criteria.audience().spans(), criteria.onlyAbove());
        if (!isCertaintyKept) {
            RankQuery everybody = new RankQuery(query.accounts(), uses, Optional.empty(), false);
            Best<Standing> best = weighed(criteria, everybody, after);
            return Optional.of(new Found(entries(criteria, ranked(best.accounts(), List.of())), best.tally()));
        }
        Ranked ranked = criteria.sort() == Sort.EVIDENCE && !areMinimumsKept(criteria, uses.keySet())
                ? ranked(weighed(criteria, query, after).accounts(), store.count(query))
                : store.ranked(query, criteria.sort(), after, criteria.limit() + 1);
        Ranking.Tally tally =
                Ranking.Tally.of(ranked.groups(), query.audiences().isPresent(), criteria.onlyAbove());
        return Optional.of(new Found(entries(criteria, ranked), tally));
    }

    private Set<Network> networks(RankCriteria criteria) {
        Set<Network> asked = criteria.accounts().networks();
        return store.networks().stream()
                .filter(network -> asked.isEmpty() || asked.contains(network))
                .collect(Collectors.toSet());
    }

    private boolean areMinimumsKept(RankCriteria criteria, Set<Network> networks) {
        return networks.stream()
                .allMatch(network -> criteria.minimums().of(network).compareTo(minimums.of(network)) == 0);
    }

    /** Weighs the evidence of each candidate against the minimum asked for. */
    private Best<Standing> weighed(RankCriteria criteria, RankQuery candidates, Optional<Position> after) {
        Best<Standing> best = new Best<>(criteria, after);
        store.each(candidates, kept -> {
            Evidence evidence = kept.rate().evidence(criteria.minimums().of(kept.network()), criteria.certainty());
            Standing standing = kept.weighed(evidence.probabilityAboveMinimum());
            best.offer(standing, evidence.verdict(), standing);
        });
        return best;
    }

    private Ranked ranked(List<Standing> best, List<Group> groups) {
        return new Ranked(best, store.views(best.stream().map(Standing::account).toList()), groups);
    }

    private List<Found.Entry> entries(RankCriteria criteria, Ranked ranked) {
        Map<AccountId, AccountView> views = new HashMap<>();
        ranked.views().forEach(view -> views.put(view.account().id(), view));
        List<Found.Entry> entries = new ArrayList<>();
        for (Standing standing : ranked.best()) {
            AccountView view = views.get(standing.account());
            if (view != null) {
                entries.add(new Found.Entry(
                        standing, rules.assess(view, standing.rate(), criteria.minimums(), criteria.certainty())));
            }
        }
        return entries;
    }
}
