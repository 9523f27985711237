package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.QuotaGate;
import dev.rapport.domain.setting.Settings;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stand-in for the Graph API that answers by creator, and the adapter that asks it. */
abstract class InstagramRun {
    static final String TOKEN = "EAAG-test-token-not-to-be-seen";
    static final String APP_SECRET = "app-secret-not-to-be-seen";
    static final String OWN_ID = "17841400000000001";
    static final String PATH = "/v26.0/" + OWN_ID;
    static final String ANNA_ID = "17841410000000001";
    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final AccountToRead ANNA = account(1, "anna");
    static final AccountToRead BEN = account(2, "ben");
    static final AccountToRead CARO = account(3, "caro");

    @RegisterExtension
    static final WireMockExtension api = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    final SettableClock clock = new SettableClock(NOW);
    final RecordingQuotaGate gate = new RecordingQuotaGate(NOW.plusSeconds(3_600));
    /** What the adapter said that it does not know. */
    final List<String> drift = new ArrayList<>();

    private final List<NetworkAdapter> adapters = new ArrayList<>();
    private int scenarios;

    @AfterEach
    void close() {
        adapters.forEach(NetworkAdapter::close);
    }

    /** A new adapter, with settings beside the token, the own id and the address. */
    NetworkAdapter adapter(Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(Map.of("access-token", TOKEN, "user-id", OWN_ID, "base-url", api.baseUrl()));
        settings.putAll(more);
        NetworkAdapter adapter = new InstagramAdapterProvider()
                .create(new NetworkAdapterProvider.Context(new Settings("networks.instagram", settings), clock));
        adapters.add(adapter);
        return adapter;
    }

    /** Asked for that creator, it gives one answer after the other, and the last one from then on. */
    void given(String name, ResponseDefinitionBuilder... answers) {
        String scenario = name + " " + scenarios++;
        for (int i = 0; i < answers.length; i++) {
            String state = i == 0 ? Scenario.STARTED : "after " + i;
            String next = i + 1 < answers.length ? "after " + (i + 1) : state;
            api.stubFor(get(urlPathEqualTo(PATH))
                    .withQueryParam("fields", containing("business_discovery.username(" + name + "){"))
                    .inScenario(scenario)
                    .whenScenarioStateIs(state)
                    .willSetStateTo(next)
                    .willReturn(answers[i]));
        }
    }

    AccountReading reading(String body) {
        given("anna", okJson(body));
        return read(ANNA);
    }

    /** What is read of a creator with this one post. */
    AccountReading readingOfPost(String post) {
        return reading(creator("\"followers_count\":15000,\"media_count\":1", page("", post)));
    }

    AccountReading read(AccountToRead account) {
        return read(account, 20);
    }

    AccountReading read(AccountToRead account, int posts) {
        AccountOutcome outcome = run(adapter(Map.of()), posts, account).get(0);
        assertThat(outcome).isInstanceOf(AccountOutcome.Read.class);
        return ((AccountOutcome.Read) outcome).reading();
    }

    /** The outcomes in the order of the accounts. */
    List<AccountOutcome> run(AccountToRead... accounts) {
        return run(adapter(Map.of()), 20, accounts);
    }

    List<AccountOutcome> run(NetworkAdapter adapter, int posts, AccountToRead... accounts) {
        Map<AccountId, AccountOutcome> outcomes = new LinkedHashMap<>();
        adapter.read(
                new ReadRequest(List.of(accounts), posts, false),
                context(),
                outcome -> assertThat(outcomes.put(outcome.account(), outcome)).isNull());
        assertThat(outcomes).hasSize(accounts.length);
        return Arrays.stream(accounts)
                .map(account -> Objects.requireNonNull(outcomes.get(account.id())))
                .toList();
    }

    ReadContext context() {
        return context(gate);
    }

    ReadContext context(QuotaGate asked) {
        return new ReadContext(
                asked, Grants.none(), clock, clock, Cancellation.never(), ReadContext.CallLimits.DEFAULT, drift::add);
    }

    Duration waited() {
        return clock.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /** The field expressions asked for so far, decoded, in order. */
    static List<String> asked() {
        List<ServeEvent> events = new ArrayList<>(api.getAllServeEvents());
        Collections.reverse(events);
        return events.stream()
                .map(event -> event.getRequest().queryParameter("fields").firstValue())
                .toList();
    }

    static AccountToRead account(long id, String name) {
        return AccountToRead.fresh(new AccountId(id), AccountReference.ofHandle(name));
    }

    /** An account whose last reading is that old. */
    static AccountToRead known(long id, String name, String externalId, Duration age) {
        return new AccountToRead(
                new AccountId(id),
                new AccountReference(Optional.of(new Handle(name)), Optional.of(externalId)),
                Optional.of(NOW.minus(age)),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(),
                false);
    }

    static ResponseDefinitionBuilder ok(String body) {
        return okJson(body);
    }

    static ResponseDefinitionBuilder error(int status, String error) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/json; charset=UTF-8")
                .withBody("{\"error\":{" + error + "}}");
    }

    static ResponseDefinitionBuilder code(int code) {
        return error(
                400,
                "\"message\":\"(#" + code + ") text\",\"type\":\"OAuthException\",\"code\":" + code
                        + ",\"fbtrace_id\":\"Atrace_1-x+y\"");
    }

    static ResponseDefinitionBuilder code(int code, int subcode) {
        return error(
                400,
                "\"message\":\"text\",\"type\":\"OAuthException\",\"code\":" + code + ",\"error_subcode\":" + subcode
                        + ",\"fbtrace_id\":\"Atrace_1-x+y\"");
    }

    /** Anna with no posts. */
    static String anna() {
        return creator("\"followers_count\":15000,\"media_count\":0", "");
    }

    static String creator(String profile, String media) {
        return creator(ANNA_ID, "anna", profile, media);
    }

    /** @param media the value of that field; empty leaves it out */
    static String creator(String id, String name, String profile, String media) {
        return "{\"business_discovery\":{\"id\":\"%s\",\"username\":\"%s\",%s%s},\"id\":\"%s\"}"
                .formatted(id, name, profile, media.isEmpty() ? "" : ",\"media\":" + media, OWN_ID);
    }

    /** @param after where the next page starts; empty on the last */
    static String page(String after, String... posts) {
        String cursors = after.isEmpty() ? "\"before\":\"QVFIb\"" : "\"after\":\"" + after + "\"";
        return "{\"data\":[" + String.join(",", posts) + "],\"paging\":{\"cursors\":{" + cursors + "}}}";
    }

    /** Posts from the one number to the other, the higher the newer. */
    static String[] posts(int from, int to) {
        List<String> posts = new ArrayList<>();
        for (int number = from; number >= to; number--) {
            posts.add(
                    "{\"id\":\"179%014d\",\"timestamp\":\"%s\",\"media_type\":\"IMAGE\",\"media_product_type\":\"FEED\","
                                    .formatted(number, NOW.minus(Duration.ofHours(1_000 - number)))
                            + "\"like_count\":10,\"comments_count\":1}");
        }
        return posts.toArray(String[]::new);
    }

    static String fixture(String name) {
        try (InputStream in = InstagramRun.class.getResourceAsStream("/instagram/" + name)) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
