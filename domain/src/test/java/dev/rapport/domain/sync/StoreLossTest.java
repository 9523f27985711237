package dev.rapport.domain.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaBucket;
import dev.rapport.domain.quota.QuotaWindow;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.store.QuotaLedger;
import dev.rapport.domain.store.SnapshotStore;
import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Without a store nothing that is read can be kept, so nothing more is asked. */
class StoreLossTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    private final Store memory = new InMemoryStore(CLOCK);

    private void givenAccounts(Network network, int number) {
        memory.creators()
                .save(
                        IntStream.range(0, number)
                                .mapToObj(i -> new CreatorEntry(
                                        new CreatorKey("creator" + i),
                                        Optional.empty(),
                                        network,
                                        AccountReference.ofHandle("creator" + i),
                                        Set.of(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Set.of(),
                                        Optional.empty()))
                                .toList(),
                        false);
    }

    /** The store in memory, of which one call of one method fails. */
    private Store failing(Class<?> port, String method, int nth) {
        AtomicInteger calls = new AtomicInteger();
        Function<String, Boolean> fails = called -> called.equals(method) && calls.incrementAndGet() == nth;
        return proxy(Store.class, memory, name -> false, answer -> {
            if (answer instanceof SnapshotStore snapshots && port == SnapshotStore.class) {
                return proxy(SnapshotStore.class, snapshots, fails, Function.identity());
            }
            if (answer instanceof QuotaLedger ledger && port == QuotaLedger.class) {
                return proxy(QuotaLedger.class, ledger, fails, Function.identity());
            }
            return answer;
        });
    }

    private <T> T proxy(Class<T> type, T real, Function<String, Boolean> fails, Function<Object, Object> wrap) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (fails.apply(method.getName())) {
                        throw new StoreException("the store has no room left");
                    }
                    try {
                        return wrap.apply(method.invoke(real, arguments));
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Calls once per account, and takes every failure for one of that account. */
    private static class Adapter implements NetworkAdapter {
        final AtomicInteger calls = new AtomicInteger();
        volatile boolean isDone;
        private final Network network;

        Adapter(Network network) {
            this.network = network;
        }

        @Override
        public Network network() {
            return network;
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(
                    network,
                    "test",
                    Arrays.stream(Measure.values())
                            .collect(Collectors.toMap(measure -> measure, measure -> Availability.ALWAYS)),
                    "",
                    1,
                    1,
                    List.of(new QuotaBucket("main", "calls", 1000, new QuotaWindow.Day(ZoneOffset.UTC), Duration.ZERO)),
                    List.of(),
                    List.of(),
                    Optional.empty());
        }

        @Override
        public String quotaOwner() {
            return "key";
        }

        @Override
        public Cost estimate(ReadRequest request) {
            return Cost.of("main", request.accounts().size());
        }

        @Override
        public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
            for (AccountToRead account : request.accounts()) {
                try {
                    context.quota().acquire(Cost.of("main", 1));
                    calls.incrementAndGet();
                    sink.accept(new AccountOutcome.Unchanged(account.id()));
                } catch (RuntimeException e) {
                    sink.accept(new AccountOutcome.Failed(account.id(), FailureKind.UNEXPECTED_RESPONSE, "odd"));
                }
            }
            isDone = true;
        }
    }

    private static void sync(Store store, NetworkAdapter... adapters) {
        new SyncAccounts(
                        List.of(adapters), store, Grants.none(), SyncPolicy.DEFAULT, CLOCK, duration -> {}, () -> "run")
                .run(new SyncRequest(AccountFilter.ALL, false), SyncProgress.none(), () -> false);
    }

    @Test
    void no_call_is_made_after_a_reading_could_not_be_written() {
        givenAccounts(Network.YOUTUBE, 400);
        Adapter youtube = new Adapter(Network.YOUTUBE);
        assertThatThrownBy(() -> sync(failing(SnapshotStore.class, "append", 2), youtube))
                .isInstanceOf(StoreException.class)
                .hasMessage("the store has no room left");
        assertThat(youtube.calls).hasValue(200);
    }

    @Test
    void no_call_is_made_after_the_ledger_could_not_be_asked_even_if_it_works_again() {
        givenAccounts(Network.YOUTUBE, 400);
        Adapter youtube = new Adapter(Network.YOUTUBE);
        assertThatThrownBy(() -> sync(failing(QuotaLedger.class, "reserve", 8), youtube))
                .isInstanceOf(StoreException.class);
        assertThat(youtube.calls).hasValue(7);
    }

    @Test
    void the_other_networks_make_no_call_either() {
        givenAccounts(Network.YOUTUBE, 400);
        givenAccounts(Network.TIKTOK, 400);
        Adapter youtube = new Adapter(Network.YOUTUBE);
        Adapter tiktok = new Adapter(Network.TIKTOK) {
            @Override
            public void read(ReadRequest request, ReadContext context, Consumer<AccountOutcome> sink) {
                while (!context.cancellation().isRequested() && !youtube.isDone) {
                    Thread.onSpinWait();
                }
                super.read(request, context, sink);
            }
        };
        assertThatThrownBy(() -> sync(failing(SnapshotStore.class, "append", 1), youtube, tiktok))
                .isInstanceOf(StoreException.class);
        assertThat(youtube.calls).hasValue(100);
        assertThat(tiktok.calls).hasValue(0);
    }

    @Test
    void what_was_written_before_stays() {
        givenAccounts(Network.YOUTUBE, 400);
        assertThatThrownBy(() -> sync(failing(SnapshotStore.class, "append", 3), new Adapter(Network.YOUTUBE)))
                .isInstanceOf(StoreException.class);
        AtomicInteger outcomes = new AtomicInteger();
        memory.facts().outcomes(row -> outcomes.incrementAndGet());
        assertThat(outcomes).hasValue(200);
    }
}
