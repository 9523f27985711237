package dev.rapport.app.web;

import dev.rapport.app.wiring.AppComponent;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the store knows and a watcher wants to. Confined to one thread at a time. */
final class StoreFigures {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFigures.class);
    /** Counting what is overdue looks at many rows. */
    private static final Duration COUNTED_EVERY = Duration.ofMinutes(15);

    private final AppComponent component;
    private final Clock clock;
    private Instant countedAt = Instant.MIN;
    private SortedMap<String, Long> grants = new TreeMap<>();
    private SortedMap<String, Long> overdue = new TreeMap<>();

    StoreFigures(AppComponent component, Clock clock) {
        this.component = component;
        this.clock = clock;
    }

    /** One bucket of a network's quota. */
    record Bucket(String network, String name, long left, long limit) {}

    /**
     * @param grants by state, how many
     * @param overdue by reason, rows
     */
    record Figures(List<Bucket> buckets, Map<String, Long> grants, Map<String, Long> overdue) {
        static final Figures NONE = new Figures(List.of(), Map.of(), Map.of());
    }

    /** Nothing if the store went away meanwhile. */
    Figures now() {
        try {
            List<Bucket> buckets = buckets();
            if (!clock.instant().isBefore(countedAt.plus(COUNTED_EVERY))) {
                count();
            }
            return new Figures(buckets, grants, overdue);
        } catch (StoreException e) {
            LOG.warn("figures of the store are missing from the metrics: {}", e.getMessage());
            return Figures.NONE;
        }
    }

    private List<Bucket> buckets() {
        List<Bucket> buckets = new ArrayList<>();
        for (NetworkAdapter adapter : component.adapters().enabled()) {
            QuotaLedger.Owner owner = new QuotaLedger.Owner(adapter.network(), adapter.quotaOwner());
            for (QuotaBucket bucket : adapter.capabilities().buckets()) {
                QuotaLedger.Balance balance = component
                        .store()
                        .quota()
                        .balance(owner, bucket, clock.instant())
                        .seenThroughPause();
                buckets.add(new Bucket(adapter.network().id(), bucket.name(), balance.left(), bucket.limit()));
            }
        }
        return buckets;
    }

    private void count() {
        SortedMap<String, Long> states = new TreeMap<>();
        for (GrantStore.State state : GrantStore.State.values()) {
            states.put(state.code(), 0L);
        }
        component
                .store()
                .grants()
                .list()
                .forEach(grant -> states.merge(grant.state().code(), 1L, Long::sum));
        SortedMap<String, Long> rows = new TreeMap<>();
        component
                .keepToTerms()
                .overdue()
                .byReason()
                .forEach((reason, kinds) -> rows.put(
                        reason.code(),
                        kinds.values().stream().mapToLong(Long::longValue).sum()));
        grants = states;
        overdue = rows;
        countedAt = clock.instant();
    }
}
