package dev.rapport.testkit.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadContext.CallLimits;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import dev.rapport.testkit.adapter.PlayedNetwork.Special;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** What the parts of the contract share: short ways to play, to read and to look. */
abstract class AdapterPart {
    static final CallLimits LIMITS = new CallLimits(4, 3, Duration.ofSeconds(60), 5_000_000);

    final AdapterContract contract;
    final PlayedNetwork network;
    final SettableClock clock;
    final RecordingQuotaGate gate;

    AdapterPart(AdapterContract contract) {
        this.contract = contract;
        this.network = contract.network();
        this.clock = contract.clock;
        this.gate = contract.gate;
    }

    final Dialect dialect() {
        return contract.dialect();
    }

    final StubServer server() {
        return contract.server();
    }

    /** An account that this audience and so many posts; it consents where consent is needed. */
    final AccountToRead given(int number, long followers, int posts) {
        return given(number, Special.none(followers, posts));
    }

    final AccountToRead given(int number, Special special) {
        return asking(number, network.add(number, special));
    }

    private AccountToRead asking(int number, PlayedAccount account) {
        AccountId id = new AccountId(number);
        dialect()
                .grant(network.tokens().issue(account.id()), clock.instant().plus(Duration.ofHours(2)))
                .ifPresent(grant -> contract.grants.put(id, grant));
        return AccountToRead.fresh(id, dialect().reference(account));
    }

    /** Accounts 1 to n with different audiences. */
    final List<AccountToRead> given(int accounts, int posts) {
        return IntStream.rangeClosed(1, accounts)
                .mapToObj(number -> given(number, followers(number), posts))
                .toList();
    }

    static long followers(int number) {
        return 100L + number;
    }

    /** One that the network does not know. */
    final AccountToRead unknown(int number) {
        return given(number, Special.none(1, 0).that(PlayedNetwork.Presence.GONE));
    }

    static ReadRequest request(int posts, AccountToRead... accounts) {
        return new ReadRequest(Arrays.asList(accounts), posts, false);
    }

    final ReadContext context() {
        return context(Cancellation.never(), LIMITS);
    }

    final ReadContext context(Cancellation cancellation, CallLimits limits) {
        return new ReadContext(gate, contract.grants, clock, clock, cancellation, limits);
    }

    /** Reads and checks that each account has one outcome. */
    final Map<AccountId, AccountOutcome> read(NetworkAdapter adapter, ReadRequest request, ReadContext context) {
        Map<AccountId, AccountOutcome> outcomes = new ConcurrentHashMap<>();
        List<AccountId> twice = new ArrayList<>();
        adapter.read(request, context, outcome -> {
            if (outcomes.put(outcome.account(), outcome) != null) {
                synchronized (twice) {
                    twice.add(outcome.account());
                }
            }
        });
        assertThat(twice).as("accounts with more than one outcome").isEmpty();
        if (!context.cancellation().isRequested()) {
            assertThat(outcomes.keySet())
                    .as("accounts with an outcome")
                    .containsExactlyInAnyOrderElementsOf(
                            request.accounts().stream().map(AccountToRead::id).toList());
        }
        return outcomes;
    }

    final Map<AccountId, AccountOutcome> read(ReadRequest request) {
        return read(contract.adapter(), request, context());
    }

    final AccountOutcome outcome(int posts, AccountToRead account) {
        return read(request(posts, account)).values().iterator().next();
    }

    final AccountReading reading(int posts, AccountToRead account) {
        return reading(outcome(posts, account));
    }

    static AccountReading reading(AccountOutcome outcome) {
        assertThat(outcome).isInstanceOf(AccountOutcome.Read.class);
        return ((AccountOutcome.Read) outcome).reading();
    }

    /** Why an account was not read; empty if it was, or is simply not there. */
    static Optional<FailureKind> failure(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Failed failed) {
            return Optional.of(failed.kind());
        }
        if (outcome instanceof AccountOutcome.Deferred deferred) {
            return Optional.of(deferred.kind());
        }
        return outcome instanceof AccountOutcome.NotReadable closed ? Optional.of(closed.kind()) : Optional.empty();
    }

    /** When asking again makes sense. */
    static Instant until(AccountOutcome outcome) {
        assertThat(outcome).isInstanceOf(AccountOutcome.Deferred.class);
        Optional<Instant> until = ((AccountOutcome.Deferred) outcome).until();
        assertThat(until).as("when to ask again").isPresent();
        return until.orElseThrow();
    }

    /** A dialect that does not know a trouble leads to a declared gap. */
    final void assertSaid(Trouble trouble) {
        Asked any = Asked.of("GET", URI.create("/"), Map.of(), "");
        assertThat(dialect().trouble(trouble, any))
                .as("how the network tells of " + trouble + ", which the dialect does not say")
                .isPresent();
    }

    final Answer trouble(Trouble trouble, Asked asked) {
        return dialect().trouble(trouble, asked).orElseThrow();
    }

    final int perCall() {
        return contract.provider().capabilities(contract.given()).accountsPerCall();
    }

    final int perPage() {
        return contract.provider().capabilities(contract.given()).postsPerPage();
    }

    /** Time waited by the clock, all waits added up. */
    final Duration waited() {
        return clock.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }
}
