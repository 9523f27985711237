package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.PostSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Accounts in memory, in the order they were added. */
final class KnownAccounts implements CreatorQueries {
    static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final Provenance READ = new Provenance(Source.NETWORK_API, "data-api", NOW);
    private final List<AccountView> views = new ArrayList<>();

    /** Twelve posts with these likes each, no comments. */
    KnownAccounts add(Network network, String name, long followers, long... likes) {
        return add(network, name, Optional.of(Followers.exact(followers)), Optional.empty(), likes);
    }

    KnownAccounts add(
            Network network, String name, Optional<Followers> followers, Optional<Followers> suspect, long... likes) {
        AccountId id = new AccountId(views.size() + 1L);
        Account account = new Account(
                id,
                new CreatorKey(name),
                network,
                Optional.of("id-" + name),
                Optional.of(new Handle(name)),
                List.of(),
                new AccountState(AccountState.Kind.ACTIVE, NOW, ""),
                Optional.of(new Money(new BigDecimal("300.00"), Currency.getInstance("EUR"))));
        Creator creator = new Creator(
                new CreatorKey(name),
                Optional.of(name),
                new TreeSet<>(),
                Optional.empty(),
                Optional.empty(),
                new TreeSet<>(),
                Optional.empty());
        views.add(new AccountView(
                creator,
                account,
                followers.map(known -> snapshot(known, false)),
                suspect.map(known -> snapshot(known, true)),
                List.of(),
                posts(likes)));
        return this;
    }

    /** The one added last, from now on in this state. */
    void becomes(AccountState.Kind kind, String detail) {
        AccountView last = views.remove(views.size() - 1);
        Account account = last.account();
        views.add(new AccountView(
                last.creator(),
                new Account(
                        account.id(),
                        account.creator(),
                        account.network(),
                        account.externalId(),
                        account.handle(),
                        account.handles(),
                        new AccountState(kind, NOW, detail),
                        account.pricePerPost()),
                last.current(),
                last.suspect(),
                last.history(),
                last.posts()));
    }

    private static AccountSnapshot snapshot(Followers followers, boolean suspect) {
        return new AccountSnapshot(followers, Count.of(12), Status.MEASURED, suspect, READ);
    }

    private static List<PostSnapshot> posts(long... likes) {
        List<PostSnapshot> posts = new ArrayList<>();
        for (int i = 0; i < likes.length; i++) {
            Count none = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
            posts.add(new PostSnapshot(
                    "post-" + i,
                    Optional.empty(),
                    PostFormat.VIDEO,
                    Optional.of(NOW.minus(Duration.ofDays(3L + i))),
                    Optional.empty(),
                    new PostCounts(Count.of(likes[i]), Count.of(0), Count.of(0), none, none),
                    READ));
        }
        return posts;
    }

    static long[] twelve(long likes) {
        long[] all = new long[12];
        Arrays.fill(all, likes);
        return all;
    }

    @Override
    public List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit) {
        return views.stream()
                .filter(view -> after.isEmpty() || view.account().id().compareTo(after.get()) > 0)
                .limit(limit)
                .toList();
    }

    @Override
    public List<AccountView> creator(CreatorReference reference, Detail detail) {
        return views.stream()
                .filter(view -> view.creator().key().value().equals(reference.name()))
                .toList();
    }

    @Override
    public long countAccounts(AccountFilter filter) {
        return views.size();
    }
}
