package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.SnapshotStore;
import dev.rapport.domain.store.Store;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much of a run one transaction holds. */
class WrittenTogetherTest {
    private static final int ACCOUNTS = 140;
    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
    private final List<List<AccountRecord>> transactions = new ArrayList<>();

    @Test
    void few_posts_let_many_accounts_be_written_together() {
        run(20);
        assertThat(transactions).extracting(List::size).containsExactly(100, 40);
    }

    @Test
    void many_posts_make_transactions_of_fewer_accounts_and_lose_none() {
        run(300);
        assertThat(transactions)
                .allSatisfy(records -> assertThat(
                                records.stream().mapToInt(AccountRecord::rows).sum())
                        .isLessThanOrEqualTo(SnapshotStore.MOST_ROWS));
        assertThat(transactions.stream().flatMap(List::stream).map(AccountRecord::account))
                .hasSize(ACCOUNTS)
                .doesNotHaveDuplicates();
        assertThat(transactions).hasSizeLessThan(ACCOUNTS);
    }

    private void run(int posts) {
        InMemoryStore memory = new InMemoryStore(clock);
        memory.creators()
                .save(
                        IntStream.range(0, ACCOUNTS)
                                .mapToObj(WrittenTogetherTest::entry)
                                .toList(),
                        false);
        QuotaBucket enough =
                new QuotaBucket("main", "units", 1_000, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO);
        SyncPolicy policy =
                new SyncPolicy(ACCOUNTS, posts, Duration.ofHours(20), SyncPolicy.DEFAULT.limits(), Set.of());
        new SyncAccounts(
                        List.of(new ScriptedAdapter(
                                Network.YOUTUBE, enough, (account, context) -> Optional.of(read(account, posts)))),
                        watched(Store.class, memory),
                        Grants.none(),
                        policy,
                        clock,
                        duration -> {},
                        () -> "run")
                .run(new SyncRequest(AccountFilter.ALL, false), SyncProgress.none(), Cancellation.never());
    }

    /** Notes what is appended together. */
    @SuppressWarnings("unchecked")
    private <T> T watched(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("append")) {
                        transactions.add((List<AccountRecord>) arguments[1]);
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof SnapshotStore snapshots
                                ? watched(SnapshotStore.class, snapshots)
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private static CreatorEntry entry(int number) {
        return new CreatorEntry(
                new CreatorKey("creator-" + number),
                Optional.empty(),
                Network.YOUTUBE,
                AccountReference.ofHandle("creator" + number),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private static AccountOutcome read(AccountToRead account, int posts) {
        List<PostReading> listed = IntStream.range(0, posts)
                .mapToObj(number -> new PostReading(
                        "post-" + number,
                        Optional.empty(),
                        PostFormat.VIDEO,
                        Optional.of(NOON.minusSeconds(number)),
                        PostCounts.absent(Status.HIDDEN_BY_CREATOR),
                        Optional.empty(),
                        Optional.empty(),
                        NOON))
                .toList();
        return new AccountOutcome.Read(
                account.id(),
                new AccountReading(
                        "id-of-" + account.reference().handle().orElseThrow(),
                        account.reference().handle(),
                        Optional.empty(),
                        Followers.exact(15_000),
                        Count.of(posts),
                        PostListing.of(listed),
                        new Provenance(Source.NETWORK_API, "scripted", NOON),
                        List.of()));
    }
}
