package dev.rapport.adapter.tiktok;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;

/** An adapter of one route with a clock that stands still and a gate that remembers. */
final class Bench implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

    final SettableClock clock = SettableClock.at(NOW.toString());
    final RecordingQuotaGate gate = new RecordingQuotaGate(NOW.plusSeconds(60));
    /** What the adapter said that it does not know. */
    final List<String> drift = new CopyOnWriteArrayList<>();

    final NetworkAdapter adapter;

    Bench(Map<String, String> settings) {
        adapter = new TikTokAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.tiktok", settings), clock));
    }

    static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> more = new HashMap<>(settings);
        more.put(key, value);
        return more;
    }

    /** Accounts 1, 2, ... by those handles. */
    static List<AccountToRead> accounts(String... handles) {
        return IntStream.range(0, handles.length)
                .mapToObj(i -> AccountToRead.fresh(new AccountId(i + 1), AccountReference.ofHandle(handles[i])))
                .toList();
    }

    static String[] handles(int count) {
        String[] handles = new String[count];
        Arrays.setAll(handles, i -> "creator" + i);
        return handles;
    }

    Map<AccountId, AccountOutcome> outcomes(List<AccountToRead> accounts, int posts) {
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        adapter.read(
                new ReadRequest(accounts, posts, false),
                new ReadContext(
                        gate,
                        Grants.none(),
                        clock,
                        clock,
                        Cancellation.never(),
                        ReadContext.CallLimits.DEFAULT,
                        drift::add),
                outcome -> assertThat(outcomes.put(outcome.account(), outcome)).isNull());
        assertThat(outcomes).hasSize(accounts.size());
        return outcomes;
    }

    AccountOutcome outcome(String handle, int posts) {
        return Objects.requireNonNull(outcomes(accounts(handle), posts).get(new AccountId(1)));
    }

    AccountReading reading(String handle, int posts) {
        return ((AccountOutcome.Read) outcome(handle, posts)).reading();
    }

    /** Kind of what came of it, in the words of the outcome's own type. */
    static String told(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.NotReadable closed) {
            return "not-readable " + closed.kind().code();
        }
        if (outcome instanceof AccountOutcome.Failed failed) {
            return "failed " + failed.kind().code();
        }
        if (outcome instanceof AccountOutcome.Deferred deferred) {
            return "deferred " + deferred.kind().code();
        }
        return outcome instanceof AccountOutcome.NotFound
                ? "not-found " + FailureKind.ACCOUNT_NOT_FOUND.code()
                : "read";
    }

    @Override
    public void close() {
        adapter.close();
    }
}
