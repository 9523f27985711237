package dev.rapport.benchmark.store;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
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
import dev.rapport.domain.store.PostSnapshot;
import dev.rapport.domain.store.Store;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Accounts and readings as a sync brings them, the same each time. */
final class Invented {
    static final int POSTS = 12;
    static final int NICHES = 50;
    static final Instant FIRST = Instant.parse("2026-03-02T00:00:00Z");
    private static final int TOGETHER = 500;
    private static final List<Network> NETWORKS = List.of(Network.INSTAGRAM, Network.TIKTOK, Network.YOUTUBE);

    private Invented() {}

    /** Enters accounts and tells their ids. */
    static List<AccountId> enter(Store store, int accounts) {
        for (int from = 0; from < accounts; from += TOGETHER) {
            List<CreatorEntry> entries = new ArrayList<>();
            for (int i = from; i < Math.min(accounts, from + TOGETHER); i++) {
                entries.add(entry(i));
            }
            store.creators().save(entries, false);
        }
        List<AccountId> ids = new ArrayList<>();
        Optional<AccountId> last = Optional.empty();
        List<AccountView> page;
        do {
            page = store.queries().accounts(AccountFilter.ALL, new Detail(0, 0, Optional.empty()), last, TOGETHER);
            page.forEach(view -> ids.add(view.account().id()));
            last = ids.isEmpty() ? last : Optional.of(ids.get(ids.size() - 1));
        } while (page.size() == TOGETHER);
        return ids;
    }

    private static CreatorEntry entry(int i) {
        return new CreatorEntry(
                new CreatorKey("creator-" + i),
                Optional.of("Creator " + i),
                NETWORKS.get(i % NETWORKS.size()),
                AccountReference.ofHandle("handle" + i),
                Set.of("niche-" + i % NICHES),
                Optional.of(i % 2 == 0 ? "FR" : "DE"),
                Optional.empty(),
                Optional.of(new Money(new BigDecimal("120.00"), Currency.getInstance("EUR"))),
                Set.of(),
                Optional.empty());
    }

    /** A reading of each account, so many in each batch as a sync writes together. */
    static List<List<AccountRecord>> readings(List<AccountId> accounts, Instant at, int together) {
        Random random = new Random(at.getEpochSecond());
        List<List<AccountRecord>> batches = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += together) {
            batches.add(accounts.subList(from, Math.min(accounts.size(), from + together)).stream()
                    .map(account -> reading(account, at, random))
                    .toList());
        }
        return batches;
    }

    /** Followers log-uniform from 1,000 to 1,000,000, rates mostly from 1 to 12 %. */
    private static AccountRecord reading(AccountId account, Instant at, Random random) {
        Provenance provenance = new Provenance(Source.NETWORK_API, "data-api", at);
        long followers = (long) (1_000 * Math.pow(1_000, random.nextDouble()));
        double rate = 0.01 + 0.11 * random.nextDouble();
        List<PostSnapshot> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            long likes = (long) (followers * rate * (0.5 + random.nextDouble()));
            posts.add(new PostSnapshot(
                    "p" + account.value() + "-" + i,
                    Optional.of("https://example.org/p/" + account.value() + "-" + i),
                    PostFormat.VIDEO,
                    Optional.of(FIRST.minus(Duration.ofDays(3L + i))),
                    Optional.of(false),
                    new PostCounts(
                            Count.of(likes),
                            Count.of(likes / 30),
                            Count.of(likes / 40),
                            Count.absent(Status.NOT_OFFERED_BY_NETWORK),
                            Count.of(likes * 15)),
                    provenance));
        }
        return new AccountRecord(
                account,
                AccountRecord.Kind.READ,
                at,
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                Optional.of("UC" + account.value()),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new AccountSnapshot(
                        Followers.exact(followers), Count.of(200), Status.MEASURED, false, provenance)),
                true,
                posts,
                Set.of(),
                Map.of(),
                List.of());
    }
}
