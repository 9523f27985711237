package dev.rapport.persistence;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A few accounts and readings, for tests that are about something else. */
final class Sample {
    static final Instant AT = Instant.parse("2026-03-02T00:00:00Z");

    private Sample() {}

    static CreatorEntry entry(String key) {
        return new CreatorEntry(
                new CreatorKey(key),
                Optional.empty(),
                Network.YOUTUBE,
                AccountReference.ofHandle(key),
                Set.of("food"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    /** Saves creators with one account each; their ids in ascending order. */
    static List<AccountId> accounts(Store store, String... keys) {
        store.creators().save(List.of(keys).stream().map(Sample::entry).toList(), false);
        return views(store).stream().map(view -> view.account().id()).toList();
    }

    static List<AccountView> views(Store store) {
        return store.queries()
                .accounts(AccountFilter.ALL, new Detail(100, 100, Optional.empty()), Optional.empty(), 100);
    }

    static AccountRecord reading(AccountId account, long followers) {
        return reading(account, followers, AT);
    }

    static AccountRecord reading(AccountId account, long followers, Instant at) {
        return new AccountRecord(
                account,
                AccountRecord.Kind.READ,
                at,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AccountSnapshot(
                        Followers.exact(followers),
                        Count.of(1),
                        Status.MEASURED,
                        false,
                        new Provenance(Source.NETWORK_API, "data-api", at))),
                false,
                List.of(),
                Set.of(),
                Map.of(),
                List.of());
    }

    static List<Long> followers(Store store) {
        return views(store).stream()
                .flatMap(view -> view.history().stream())
                .map(snapshot -> snapshot.followers().get())
                .toList();
    }
}
