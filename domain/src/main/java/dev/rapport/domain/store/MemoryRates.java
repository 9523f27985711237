package dev.rapport.domain.store;

import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.RankQuery.Span;
import dev.rapport.domain.store.RankQuery.Use;
import dev.rapport.domain.store.Standing.Position;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rates beside the accounts that they are of. */
final class MemoryRates implements RateStore {
    private static final Detail BARE = new Detail(0, 0, Optional.empty());

    private final Memory memory;

    MemoryRates(Memory memory) {
        this.memory = memory;
    }

    @Override
    public long countDue(String basis) {
        synchronized (memory) {
            return due(basis).count();
        }
    }

    private Stream<Held> due(String basis) {
        return memory.accounts.values().stream()
                .filter(held -> held.ratedAs.filter(basis::equals).isEmpty());
    }

    @Override
    public int refresh(String basis, Detail detail, int limit, Function<AccountView, List<Kept>> compute) {
        synchronized (memory) {
            List<Held> due = due(basis).limit(limit).toList();
            for (Held held : due) {
                held.rates = List.copyOf(compute.apply(memory.view(held, detail)));
                held.ratedAs = Optional.of(basis);
            }
            return due.size();
        }
    }

    @Override
    public Set<Network> networks() {
        synchronized (memory) {
            return memory.accounts.values().stream()
                    .map(held -> held.account.network())
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    @Override
    public Ranked ranked(RankQuery query, Sort sort, Optional<Position> after, int limit) {
        List<Standing> kept = new ArrayList<>();
        each(query, kept::add);
        List<Standing> best = kept.stream()
                .filter(standing -> after.filter(last -> standing.position(sort).compareTo(last) <= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(standing -> standing.position(sort)))
                .limit(limit)
                .toList();
        return new Ranked(best, views(best.stream().map(Standing::account).toList()), count(query));
    }

    @Override
    public void each(RankQuery query, Consumer<Standing> standing) {
        synchronized (memory) {
            looked(query)
                    .filter(kept -> isKept(query, kept))
                    .map(Kept::standing)
                    .forEach(standing);
        }
    }

    private Stream<Kept> looked(RankQuery query) {
        return memory.matching(query.accounts())
                .flatMap(held -> held.rates.stream()
                        .filter(kept -> kept.standing()
                                .rate()
                                .definition()
                                .equals(use(query, kept).map(Use::definition).orElse(null))));
    }

    private static Optional<Use> use(RankQuery query, Kept kept) {
        return Optional.ofNullable(query.uses().get(kept.standing().network()));
    }

    private static boolean isKept(RankQuery query, Kept kept) {
        return query.audiences().map(spans -> isIn(spans, kept)).orElse(true)
                && (!query.onlyAbove() || isAbove(query, kept));
    }

    private static boolean isIn(List<Span> spans, Kept kept) {
        return kept.standing().followers().isPresent()
                && spans.stream()
                        .anyMatch(span ->
                                span.contains(kept.standing().followers().getAsLong()));
    }

    private static boolean isAbove(RankQuery query, Kept kept) {
        return use(query, kept)
                .filter(use -> use.minimum() < kept.reach().aboveUntil())
                .isPresent();
    }

    private static boolean isBelow(RankQuery query, Kept kept) {
        return use(query, kept)
                .filter(use -> use.minimum() >= kept.reach().belowFrom())
                .isPresent();
    }

    @Override
    public List<Group> count(RankQuery query) {
        record Kind(Status audience, Status rate) {}
        Map<Kind, Group> groups = new HashMap<>();
        synchronized (memory) {
            looked(query).forEach(kept -> {
                Standing standing = kept.standing();
                boolean isKnown = standing.followers().isPresent();
                Status audience = isKnown ? Status.MEASURED : standing.audience();
                boolean outside = isKnown
                        && query.audiences().filter(spans -> !isIn(spans, kept)).isPresent();
                boolean above = !outside && isAbove(query, kept);
                boolean below = !outside && !above && isBelow(query, kept);
                groups.merge(
                        new Kind(audience, standing.rate().status()),
                        new Group(
                                audience,
                                standing.rate().status(),
                                outside ? 1 : 0,
                                above ? 1 : 0,
                                below ? 1 : 0,
                                outside || above || below ? 0 : 1),
                        MemoryRates::sum);
            });
        }
        return List.copyOf(groups.values());
    }

    private static Group sum(Group one, Group other) {
        return new Group(
                one.audience(),
                one.rate(),
                one.outside() + other.outside(),
                one.above() + other.above(),
                one.below() + other.below(),
                one.rest() + other.rest());
    }

    @Override
    public List<AccountView> views(Collection<AccountId> accounts) {
        synchronized (memory) {
            return accounts.stream()
                    .flatMap(id -> Optional.ofNullable(memory.accounts.get(id)).stream())
                    .map(held -> memory.view(held, BARE))
                    .toList();
        }
    }
}
