package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.ReadingsByHand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of accounts, with readings by hand of some sources let in because somebody asked for them. They fill what
 * the network's API does not tell; a figure that it does tell always stands. Every reading that holds a figure by hand
 * names that figure's source, and {@link Flags} says so. Not for cohorts, which never let them in.
 */
public final class LettingIn implements CreatorQueries {
    private final CreatorQueries queries;
    private final ReadingsByHand byHand;
    private final Set<Source> sources;

    /** @param sources those let in; each is one that is by hand */
    public LettingIn(CreatorQueries queries, ReadingsByHand byHand, Set<Source> sources) {
        sources.stream().filter(source -> !source.isByHand()).findAny().ifPresent(source -> {
            throw new IllegalArgumentException(source.code() + " is no source by hand");
        });
        this.queries = queries;
        this.byHand = byHand;
        this.sources = Set.copyOf(sources);
    }

    @Override
    public List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit) {
        return mixed(queries.accounts(filter, detail, after, limit), detail);
    }

    @Override
    public List<AccountView> creator(CreatorReference reference, Detail detail) {
        return mixed(queries.creator(reference, detail), detail);
    }

    @Override
    public long countAccounts(AccountFilter filter) {
        return queries.countAccounts(filter);
    }

    private List<AccountView> mixed(List<AccountView> views, Detail detail) {
        Map<AccountId, ByHand> found =
                byHand.of(views.stream().map(view -> view.account().id()).toList(), sources, detail.asOf());
        return views.stream()
                .map(view -> Optional.ofNullable(found.get(view.account().id()))
                        .map(readings -> new Mixture(view, readings, detail).view())
                        .orElse(view))
                .toList();
    }
}
