package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.InMemoryStore;
import dev.rapport.domain.sync.SyncAccounts;
import dev.rapport.domain.sync.SyncPolicy;
import dev.rapport.domain.sync.SyncProgress;
import dev.rapport.domain.sync.SyncReport;
import dev.rapport.domain.sync.SyncRequest;
import dev.rapport.testkit.RecordingQuotaGate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramLimitsTest extends InstagramRun {
    private static final String APP = "X-App-Usage";
    private static final String BUSINESS = "x-business-use-case-usage";

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 50, 51})
    void the_estimate_is_what_is_sent_and_that_is_one_call_per_creator(int count) {
        api.stubFor(any(anyUrl()).willReturn(okJson(creator("\"followers_count\":1", page("more", posts(900, 851))))));
        AccountToRead[] accounts = IntStream.rangeClosed(1, count)
                .mapToObj(i -> account(i, "creator_" + i))
                .toArray(AccountToRead[]::new);
        NetworkAdapter adapter = adapter(Map.of());
        Cost estimate = adapter.estimate(new ReadRequest(List.of(accounts), 20, false));
        run(adapter, 20, accounts);
        assertThat(api.getAllServeEvents()).hasSize(count);
        assertThat(estimate.of("calls")).isEqualTo(count);
        assertThat(gate.spent()).isEqualTo(estimate);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "50, 1", "51, 2", "100, 2", "101, 3"})
    void more_than_fifty_posts_cost_more_calls(int posts, int calls) {
        assertThat(adapter(Map.of()).estimate(new ReadRequest(List.of(ANNA), posts, false)))
                .isEqualTo(Cost.of("calls", calls));
    }

    @Test
    void an_account_that_cannot_be_asked_for_costs_nothing() {
        AccountToRead nameless = AccountToRead.fresh(ANNA.id(), AccountReference.ofId(ANNA_ID));
        AccountToRead malformed = account(2, "x){id},y(");
        AccountToRead tooLong = account(3, "a".repeat(31));
        assertThat(run(nameless, malformed, tooLong))
                .hasSize(3)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                AccountOutcome.NotReadable.class,
                                closed -> assertThat(closed.kind()).isEqualTo(FailureKind.ACCOUNT_NOT_READABLE)));
        assertThat(asked()).isEmpty();
        assertThat(adapter(Map.of()).estimate(new ReadRequest(List.of(nameless, malformed, tooLong), 20, false)))
                .isEqualTo(Cost.NONE);
    }

    @Test
    void a_spent_budget_puts_the_rest_off_until_it_comes_back() {
        givenAll(ok(anna()));
        gate.limit("calls", 1);
        List<AccountOutcome> outcomes = run(ANNA, BEN, CARO);
        assertThat(outcomes.get(0)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.subList(1, 3)).allSatisfy(outcome -> assertDeferred(outcome, NOW.plusSeconds(3_600)));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void below_three_quarters_nothing_slows_down() {
        givenAll(ok(anna()).withHeader(APP, "{\"call_count\":74,\"total_time\":25,\"total_cputime\":25}"));
        run(ANNA, BEN, CARO);
        assertThat(waited()).isEqualTo(Duration.ZERO);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-App-Usage               | {\"call_count\":75,\"total_time\":25,\"total_cputime\":25}",
                "x-app-usage               | {\"call_count\":2,\"total_time\":89}",
                "X-Business-Use-Case-Usage | {\"17841400000000001\":[{\"type\":\"instagram\",\"call_count\":2,\"total_cputime\":80}]}",
            })
    void from_three_quarters_on_the_spacing_is_fourfold(String header, String usage) {
        givenAll(ok(anna()).withHeader(header, usage));
        run(adapter(Map.of("quota.min-spacing", "PT2S")), 20, ANNA, BEN, CARO);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(16));
        assertThat(asked()).hasSize(3);
        assertThat(gate.pauses()).isEmpty();
    }

    @Test
    void it_goes_on_as_before_when_usage_falls_again() {
        given("anna", ok(anna()).withHeader(APP, "{\"call_count\":80}"));
        given("ben", ok(anna()).withHeader(APP, "{\"call_count\":60}"));
        given("caro", ok(anna()));
        run(ANNA, BEN, CARO);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X-App-Usage               | {\"call_count\":90,\"total_time\":25}                                             | 15",
                "X-App-Usage               | {\"call_count\":5,\"total_time\":144}                                             | 15",
                "X-Business-Use-Case-Usage | {\"1\":[{\"type\":\"instagram\",\"call_count\":100,\"estimated_time_to_regain_access\":19}]} | 20",
            })
    void from_nine_tenths_on_no_further_creator_is_started(String header, String usage, int minutes) {
        givenAll(ok(anna()).withHeader(header, usage));
        List<AccountOutcome> outcomes = run(ANNA, BEN, CARO);
        Instant until = NOW.plus(Duration.ofMinutes(minutes));
        assertThat(outcomes.get(0)).isInstanceOf(AccountOutcome.Read.class);
        assertThat(outcomes.subList(1, 3)).allSatisfy(outcome -> assertDeferred(outcome, until));
        assertThat(asked()).hasSize(1);
        assertThat(gate.pauses()).isEqualTo(Map.of("calls", until));
    }

    @Test
    void the_headers_of_an_error_are_heeded_too() {
        given("anna", code(110, 2207013).withHeader(APP, "{\"call_count\":95}"));
        givenAfterAnna(ok(anna()));
        List<AccountOutcome> outcomes = run(ANNA, BEN, CARO);
        assertThat(outcomes.get(0)).isInstanceOf(AccountOutcome.NotReadable.class);
        assertThat(outcomes.get(1)).isInstanceOf(AccountOutcome.Deferred.class);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void a_limit_pauses_everybody_and_the_ledger_keeps_it() {
        given(
                "anna",
                okJson(fixture("constructed/error-4-app-limit.json"))
                        .withStatus(403)
                        .withHeader(APP, "{\"call_count\":100,\"total_time\":25,\"total_cputime\":25}"));
        List<AccountOutcome> outcomes = run(ANNA, BEN);
        Instant until = NOW.plus(Duration.ofMinutes(15));
        assertThat(outcomes).allSatisfy(outcome -> assertDeferred(outcome, until));
        assertThat(gate.pauses()).isEqualTo(Map.of("calls", until));
        assertThat(asked()).hasSize(1);
    }

    @Test
    void an_estimate_in_minutes_is_kept_to_with_one_to_spare() {
        given(
                "anna",
                okJson(fixture("constructed/error-80002-instagram-limit.json"))
                        .withStatus(400)
                        .withHeader(
                                BUSINESS,
                                "{\"178\":[{\"type\":\"instagram\",\"call_count\":100,\"total_cputime\":25,"
                                        + "\"total_time\":25,\"estimated_time_to_regain_access\":19}]}"));
        run(ANNA);
        assertThat(gate.pauses()).isEqualTo(Map.of("calls", NOW.plus(Duration.ofMinutes(20))));
    }

    @Test
    void without_an_estimate_pauses_grow_to_an_hour_until_a_call_passes() {
        given("anna", code(17), code(17), code(17), code(17), ok(anna()), code(17));
        NetworkAdapter adapter = adapter(Map.of());
        List<Duration> pauses = IntStream.range(0, 6)
                .mapToObj(i -> {
                    Instant asked = clock.instant();
                    RecordingQuotaGate each = new RecordingQuotaGate(NOW);
                    adapter.read(new ReadRequest(List.of(ANNA), 20, false), context(each), outcome -> {});
                    return Duration.between(asked, each.pauses().getOrDefault("calls", asked));
                })
                .toList();
        assertThat(pauses).extracting(Duration::toMinutes).containsExactly(15L, 30L, 60L, 60L, 0L, 15L);
    }

    @Test
    void a_short_waiting_time_in_seconds_is_waited_for_and_the_run_completes() {
        given("anna", code(4).withStatus(429).withHeader("Retry-After", "7"), ok(anna()));
        givenAfterAnna(ok(anna()));
        assertThat(run(ANNA, BEN, CARO)).hasOnlyElementsOfType(AccountOutcome.Read.class);
        assertThat(waited()).isBetween(Duration.ofSeconds(7), Duration.ofSeconds(9));
    }

    @Test
    void a_status_of_429_without_a_code_is_a_limit() {
        given("anna", error(429, "\"message\":\"calm down\""));
        assertDeferred(run(ANNA).get(0), NOW.plus(Duration.ofMinutes(15)));
    }

    @Test
    void a_restart_does_not_forget_a_pause() {
        InMemoryStore store = new InMemoryStore();
        store.creators().save(List.of(entry("anna"), entry("ben"), entry("caro")), false);
        given("anna", code(4));
        given("ben", code(4));
        given("caro", code(4));
        SyncReport first = sync(store);
        assertThat(first.networks().get(0).deferred()).isEqualTo(3);
        assertThat(first.networks().get(0).requests()).isEqualTo(1);
        api.resetAll();
        givenAll(ok(anna()));
        clock.advance(Duration.ofMinutes(14));
        SyncReport early = sync(store);
        assertThat(early.networks().get(0).deferred()).isEqualTo(3);
        assertThat(early.problems()).allSatisfy(problem -> {
            assertThat(problem.kind()).isEqualTo(FailureKind.RATE_LIMITED);
            assertThat(problem.retryAt()).contains(NOW.plus(Duration.ofMinutes(15)));
        });
        assertThat(asked()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(sync(store).networks().get(0).deferred()).isZero();
        assertThat(asked()).hasSize(3);
    }

    @Test
    void usage_near_the_limit_also_holds_for_the_next_batch() {
        InMemoryStore store = new InMemoryStore();
        store.creators().save(List.of(entry("anna"), entry("ben")), false);
        givenAll(ok(anna()).withHeader(APP, "{\"call_count\":92}"));
        SyncReport report =
                sync(store, new SyncPolicy(1, 20, Duration.ofHours(20), SyncPolicy.DEFAULT.limits(), Set.of()));
        assertThat(report.networks().get(0).read()).isEqualTo(1);
        assertThat(report.networks().get(0).deferred()).isEqualTo(1);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void the_longest_unread_are_asked_first() {
        givenAll(ok(anna()));
        run(
                known(1, "anna", ANNA_ID, Duration.ofDays(1)),
                known(2, "ben", ANNA_ID, Duration.ofDays(9)),
                account(3, "caro"));
        assertThat(asked())
                .extracting(fields -> fields.replaceFirst(".*username\\((\\w+)\\).*", "$1"))
                .containsExactly("caro", "ben", "anna");
    }

    private SyncReport sync(InMemoryStore store) {
        return sync(store, SyncPolicy.DEFAULT);
    }

    /** A run as a new process makes it: nothing is left of the one before but the store. */
    private SyncReport sync(InMemoryStore store, SyncPolicy policy) {
        return new SyncAccounts(
                        List.of(adapter(Map.of())),
                        store,
                        Grants.none(),
                        policy,
                        clock,
                        clock,
                        () -> "run " + clock.instant())
                .run(new SyncRequest(AccountFilter.ALL, false), SyncProgress.none(), Cancellation.never());
    }

    private static CreatorEntry entry(String name) {
        return new CreatorEntry(
                new CreatorKey(name),
                Optional.empty(),
                Network.INSTAGRAM,
                AccountReference.ofHandle(name),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                Optional.empty());
    }

    private void givenAll(ResponseDefinitionBuilder answer) {
        api.stubFor(any(anyUrl()).willReturn(answer));
    }

    private void givenAfterAnna(ResponseDefinitionBuilder answer) {
        given("ben", answer);
        given("caro", answer);
    }

    private static void assertDeferred(AccountOutcome outcome, Instant until) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        AccountOutcome.Deferred.class,
                        deferred -> assertThat(deferred.until()).contains(until));
    }
}
