package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.Standing;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Ranks accounts by what is known of them: from kept rates where they can answer, else it walks through all accounts page
 * by page, computes, and holds only the best ones, so that memory depends on the limit alone. Both ways give the same
 * ranking. Safe for use by many threads.
 */
public final class RankCreators {
    private static final int PAGE = 500;

    private final CreatorQueries queries;
    private final AssessmentRules rules;
    private final Optional<KeptRates> kept;
    private final Clock clock;

    /** Always computes. */
    public RankCreators(CreatorQueries queries, AssessmentRules rules, Clock clock) {
        this(queries, rules, Optional.empty(), clock);
    }

    /** @param kept up to date, and by the same rules */
    public RankCreators(CreatorQueries queries, AssessmentRules rules, KeptRates kept, Clock clock) {
        this(queries, rules, Optional.of(kept), clock);
    }

    private RankCreators(CreatorQueries queries, AssessmentRules rules, Optional<KeptRates> kept, Clock clock) {
        this.queries = queries;
        this.rules = rules;
        this.kept = kept;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the cursor is none of such a ranking */
    public Ranking rank(RankCriteria criteria) {
        Optional<Cursor> after = criteria.after().map(text -> Cursor.parse(text, criteria.sort()));
        Found found = kept.flatMap(rates -> rates.find(criteria, after.map(Cursor::position)))
                .orElseGet(() -> compute(criteria, after));
        return ranking(
                criteria,
                found,
                criteria.asOf().orElseGet(clock::instant),
                after.map(Cursor::rank).orElse(0));
    }

    /**
     * What either way finds.
     *
     * @param best one more than asked for if there is one
     */
    record Found(List<Entry> best, Ranking.Tally tally) {
        /** @param standing as it was sorted by */
        record Entry(Standing standing, AccountAssessment account) {}
    }

    private Found compute(RankCriteria criteria, Optional<Cursor> after) {
        Best<Found.Entry> best = new Best<>(criteria, after.map(Cursor::position));
        Detail detail = detail(criteria);
        Optional<AccountId> last = Optional.empty();
        List<AccountView> page;
        do {
            page = queries.accounts(criteria.accounts(), detail, last, PAGE);
            for (AccountView view : page) {
                MetricDefinition definition =
                        criteria.definitions().of(view.account().network(), rules.definitions());
                AccountAssessment account = rules.assess(view, definition, criteria.minimums(), criteria.certainty());
                Standing standing = account.standing();
                best.offer(standing, account.evidence().verdict(), new Found.Entry(standing, account));
                last = Optional.of(view.account().id());
            }
        } while (page.size() == PAGE);
        return new Found(best.accounts(), best.tally());
    }

    private Detail detail(RankCriteria criteria) {
        Set<MetricDefinition> used =
                new LinkedHashSet<>(criteria.definitions().own().values());
        criteria.definitions().general().ifPresent(used::add);
        Collection<Network> networks = criteria.accounts().networks();
        rules.definitions().all().stream()
                .flatMap(definition -> definition.networks().stream())
                .filter(network -> networks.isEmpty() || networks.contains(network))
                .forEach(network -> used.add(criteria.definitions().of(network, rules.definitions())));
        if (used.isEmpty()) {
            used.addAll(rules.definitions().all());
        }
        return AssessmentRules.detail(used, criteria.asOf());
    }

    private static Ranking ranking(RankCriteria criteria, Found found, Instant asOf, int before) {
        int limit = Math.min(criteria.limit(), found.best().size());
        List<RankedAccount> items = new ArrayList<>();
        for (Found.Entry entry : found.best().subList(0, limit)) {
            items.add(new RankedAccount(before + items.size() + 1, entry.account()));
        }
        Optional<String> next = found.best().size() > limit
                ? Optional.of(new Cursor(
                                criteria.sort(),
                                before + limit,
                                found.best().get(limit - 1).standing().position(criteria.sort()))
                        .text())
                : Optional.empty();
        return new Ranking(criteria, asOf, items, found.tally(), next);
    }
}
