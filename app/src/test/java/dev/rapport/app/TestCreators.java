package dev.rapport.app;

import static dev.rapport.domain.network.Network.INSTAGRAM;
import static dev.rapport.domain.network.Network.TIKTOK;
import static dev.rapport.domain.network.Network.YOUTUBE;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorEntry;
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
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountSnapshot;
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
import java.util.Set;
import java.util.function.LongUnaryOperator;

/**
 * Made-up creators: {@code fit-anna} on YouTube with twelve posts of 740 to 960 interactions and a rounded audience,
 * {@code evil} on Instagram with a name that attacks pages and spreadsheets, {@code few} with two posts, {@code hidden}
 * with a hidden audience, and {@code fresh}, never read.
 */
public final class TestCreators {
    public static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    public static final String ANNA_ID = "UC0123456789012345678901";
    private static final Provenance READ = new Provenance(Source.NETWORK_API, "data-api", NOW);
    private static final String RUN = "run-1";

    private TestCreators() {}

    public static void fill(Store store) {
        store.snapshots().begin(RUN, NOW);
        add(
                store,
                new CreatorEntry(
                        new CreatorKey("fit-anna"),
                        Optional.of("Anna"),
                        YOUTUBE,
                        AccountReference.ofHandle("anna"),
                        Set.of("tech"),
                        Optional.of("FR"),
                        Optional.of("Paris"),
                        Optional.of(new Money(new BigDecimal("300.00"), Currency.getInstance("EUR"))),
                        Set.of(),
                        Optional.empty()),
                ANNA_ID,
                Followers.rounded(15_200, 15_200, 15_299),
                posts(12, i -> 700 + 20 * i));
        add(
                store,
                entry("evil", "=HYPERLINK(\"x\")<script>alert(1)</script>", INSTAGRAM),
                "17841400000000001",
                Followers.exact(20_000),
                posts(12, i -> 3_000));
        add(store, entry("few", "Few", TIKTOK), "few", Followers.exact(12_000), posts(2, i -> 9_000));
        add(
                store,
                entry("hidden", "Hidden", YOUTUBE),
                "UC0123456789012345678902",
                Followers.absent(Status.HIDDEN_BY_CREATOR),
                posts(12, i -> 10));
        store.creators().save(List.of(entry("fresh", "Fresh", INSTAGRAM)), false);
        store.snapshots().finish(RUN, NOW, "{}");
    }

    private static CreatorEntry entry(String key, String name, Network network) {
        return new CreatorEntry(
                new CreatorKey(key),
                Optional.of(name),
                network,
                AccountReference.ofHandle(key),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private static void add(
            Store store, CreatorEntry entry, String externalId, Followers followers, List<PostSnapshot> posts) {
        store.creators().save(List.of(entry), false);
        Account account = store.queries()
                .creator(CreatorReference.parse(entry.creator().value()), new Detail(0, 0, Optional.empty()))
                .get(0)
                .account();
        store.snapshots()
                .append(
                        RUN,
                        List.of(new AccountRecord(
                                account.id(),
                                AccountRecord.Kind.READ,
                                NOW,
                                Optional.empty(),
                                "",
                                Optional.empty(),
                                Optional.of(new AccountState(AccountState.Kind.ACTIVE, NOW, "")),
                                Optional.of(externalId),
                                Optional.of(account.handle().orElse(new Handle("unnamed"))),
                                Optional.empty(),
                                Optional.of(new AccountSnapshot(
                                        followers, Count.of(posts.size()), Status.MEASURED, false, READ)),
                                true,
                                posts,
                                Set.of(),
                                Map.of(),
                                List.of())));
    }

    /** Newest first, from three days old on, one a day, each with 40 comments. */
    private static List<PostSnapshot> posts(int number, LongUnaryOperator likes) {
        List<PostSnapshot> posts = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            posts.add(new PostSnapshot(
                    "post-" + i,
                    Optional.of("https://example.com/" + i),
                    PostFormat.VIDEO,
                    Optional.of(NOW.minus(Duration.ofDays(3L + i))),
                    Optional.empty(),
                    new PostCounts(
                            Count.of(likes.applyAsLong(i)),
                            Count.of(40),
                            Count.of(0),
                            Count.absent(Status.NOT_OFFERED_BY_NETWORK),
                            Count.of(20_000)),
                    READ));
        }
        return posts;
    }
}
