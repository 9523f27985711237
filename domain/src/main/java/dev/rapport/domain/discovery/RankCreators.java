package dev.rapport.domain.discovery;

import dev.rapport.domain.discovery.SortKey.Cursor;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * Ranks accounts by what is known of them. Walks through all accounts page by page and holds only the best ones, so
 * memory depends on the limit alone. Safe for use by many threads.
 */
public final class RankCreators {
    private static final int PAGE = 500;

    private final CreatorQueries queries;
    private final AssessmentRules rules;
    private final Clock clock;

    public RankCreators(CreatorQueries queries, AssessmentRules rules, Clock clock) {
        this.queries = queries;
        this.rules = rules;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if the cursor is none of such a ranking */
    public Ranking rank(RankCriteria criteria) {
        Optional<Cursor> after = criteria.after().map(text -> Cursor.parse(text, criteria.sort()));
        Best best = new Best(criteria, after.map(Cursor::key));
        Detail detail = detail(criteria);
        Optional<AccountId> last = Optional.empty();
        List<AccountView> page;
        do {
            page = queries.accounts(criteria.accounts(), detail, last, PAGE);
            for (AccountView view : page) {
                MetricDefinition definition =
                        criteria.definitions().of(view.account().network(), rules.definitions());
                best.offer(rules.assess(view, definition, criteria.minimums(), criteria.certainty()));
                last = Optional.of(view.account().id());
            }
        } while (page.size() == PAGE);
        return best.ranking(
                criteria.asOf().orElseGet(clock::instant),
                after.map(Cursor::rank).orElse(0));
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
        return new Detail(
                used.stream().mapToInt(AssessmentRules::posts).max().orElse(0),
                used.stream().mapToInt(AssessmentRules::history).max().orElse(0),
                criteria.asOf());
    }

    /** The best accounts so far, one more than asked for, and the count of all others. */
    private static final class Best {
        private record Entry(SortKey key, AccountAssessment account) {}

        private final RankCriteria criteria;
        private final Optional<SortKey> after;
        private final PriorityQueue<Entry> kept =
                new PriorityQueue<>(Comparator.comparing(Entry::key).reversed());
        private final Map<String, Integer> unknownAudience = new HashMap<>();
        private final Map<String, Integer> leftOut = new HashMap<>();
        private int outside;
        private int below;
        private int ranked;

        Best(RankCriteria criteria, Optional<SortKey> after) {
            this.criteria = criteria;
            this.after = after;
        }

        void offer(AccountAssessment account) {
            if (!isAsked(account)) {
                return;
            }
            ranked++;
            SortKey key = SortKey.of(criteria.sort(), account);
            if (after.filter(last -> key.compareTo(last) <= 0).isPresent()) {
                return;
            }
            kept.add(new Entry(key, account));
            if (kept.size() > criteria.limit() + 1) {
                kept.remove();
            }
        }

        private boolean isAsked(AccountAssessment account) {
            if (!criteria.audience().isAny()) {
                if (!account.audience().followers().isKnown()) {
                    String status = account.audience().status().code();
                    unknownAudience.merge(status, 1, Integer::sum);
                    leaveOut(status);
                    return false;
                }
                if (!criteria.audience().contains(account.audience().followers().get())) {
                    outside++;
                    return false;
                }
            }
            if (!criteria.onlyAbove()) {
                return true;
            }
            return switch (account.evidence().verdict()) {
                case LIKELY_ABOVE -> true;
                case LIKELY_BELOW -> {
                    below++;
                    yield false;
                }
                case UNDECIDED -> {
                    leaveOut(account.evidence().verdict().code());
                    yield false;
                }
                case INSUFFICIENT_EVIDENCE, WITHHELD_BY_POLICY -> {
                    leaveOut(account.rate().status().code());
                    yield false;
                }
            };
        }

        private void leaveOut(String reason) {
            leftOut.merge(reason, 1, Integer::sum);
        }

        Ranking ranking(Instant asOf, int before) {
            List<Entry> best = new ArrayList<>(kept);
            best.sort(Comparator.comparing(Entry::key));
            boolean more = best.size() > criteria.limit();
            if (more) {
                best.remove(best.size() - 1);
            }
            List<RankedAccount> items = new ArrayList<>();
            for (Entry entry : best) {
                items.add(new RankedAccount(before + items.size() + 1, entry.account()));
            }
            Optional<String> next = more
                    ? Optional.of(best.get(best.size() - 1).key().cursor(before + items.size()))
                    : Optional.empty();
            return new Ranking(
                    criteria, asOf, items, Ranking.Tally.of(outside, unknownAudience, below, leftOut, ranked), next);
        }
    }
}
