package dev.rapport.adapter.instagram;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.quota.QuotaGate;
import dev.rapport.domain.setting.Secret;
import dev.rapport.testkit.RecordingQuotaGate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstagramRequestTest extends InstagramRun {

    @Test
    void creating_an_adapter_calls_nobody() {
        adapter(Map.of());
        assertThat(api.getAllServeEvents()).isEmpty();
    }

    @Test
    void the_call_asks_for_the_fields_that_are_used_and_no_more() {
        given("some.user_1", ok(anna()));
        run(account(1, "@Some.User_1"));
        api.verify(
                1,
                getRequestedFor(urlPathEqualTo("/v26.0/17841400000000001"))
                        .withQueryParam(
                                "fields",
                                equalTo(
                                        "business_discovery.username(some.user_1){id,username,followers_count,media_count,"
                                                + "media.limit(50){id,timestamp,media_type,media_product_type,permalink,"
                                                + "like_count,comments_count,view_count}}"))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN)));
        assertThat(query()).containsOnlyKeys("fields");
    }

    @Test
    void the_token_stands_in_no_address_unless_it_is_set_so() {
        given("anna", ok(anna()));
        run(ANNA);
        assertThat(event().getRequest().getAbsoluteUrl()).doesNotContain(TOKEN);
        run(adapter(Map.of("access-token-in", "parameter")), 20, ANNA);
        assertThat(query().get("access_token")).isEqualTo(TOKEN);
        assertThat(event().getRequest().header("Authorization").isPresent()).isFalse();
    }

    @Test
    void the_proof_is_the_keyed_hash_of_the_token() {
        assertThat(AppSecretProof.of(new Secret("test-token"), new Secret("app-secret"))
                        .reveal())
                .isEqualTo("5957479463cc188aeb65506273f5d217f084495eda7bd8b32b8b6de4a5b33e7d");
    }

    @Test
    void the_proof_is_sent_when_there_is_an_app_secret() {
        given("anna", ok(anna()));
        run(adapter(Map.of("access-token", "test-token", "app-secret", "app-secret")), 20, ANNA);
        assertThat(query().get("appsecret_proof"))
                .isEqualTo("5957479463cc188aeb65506273f5d217f084495eda7bd8b32b8b6de4a5b33e7d");
    }

    @Test
    void the_version_is_the_configured_one_and_another_in_the_answer_is_told() {
        api.stubFor(any(urlPathEqualTo("/v25.0/" + OWN_ID))
                .willReturn(okJson(anna()).withHeader("Facebook-API-Version", "v24.0")));
        run(adapter(Map.of("api-version", "v25.0")), 20, ANNA);
        assertThat(drift)
                .containsExactly("an answer of version v24.0 although v25.0 was asked for; check"
                        + " networks.instagram.api-version");
    }

    @Test
    void the_right_version_is_worth_no_word() {
        given("anna", okJson(anna()).withHeader("facebook-api-version", "v26.0"));
        run(ANNA);
        assertThat(drift).isEmpty();
    }

    @Test
    void one_call_is_in_flight_at_a_time() throws InterruptedException {
        api.stubFor(any(anyUrl()).willReturn(ok(anna())));
        NetworkAdapter adapter = adapter(Map.of());
        CountDownLatch held = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        QuotaGate holding = new QuotaGate() {
            @Override
            public void acquire(Cost cost) {
                begun.incrementAndGet();
                try {
                    held.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }

            @Override
            public void settle(Cost further) {}

            @Override
            public void pause(String bucket, Instant until) {}
        };
        List<AccountOutcome> outcomes = new CopyOnWriteArrayList<>();
        List<Thread> readers = List.of(ANNA, BEN).stream()
                .map(account -> Thread.ofPlatform()
                        .start(() -> adapter.read(
                                new ReadRequest(List.of(account), 20, false), context(holding), outcomes::add)))
                .toList();
        while (readers.stream().anyMatch(reader -> reader.getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
        assertThat(begun).hasValue(1);
        held.countDown();
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(begun).hasValue(2);
        assertThat(outcomes).hasSize(2).hasOnlyElementsOfType(AccountOutcome.Read.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"header", "parameter"})
    void no_secret_is_in_any_log_line_outcome_or_failure(String placement) {
        String proof =
                AppSecretProof.of(new Secret(TOKEN), new Secret(APP_SECRET)).reveal();
        String echo = "\"message\":\"Malformed access token " + TOKEN + " proof " + proof + "\",\"fbtrace_id\":\""
                + TOKEN + " " + APP_SECRET + "\",\"error_user_msg\":\"" + APP_SECRET + "\"";
        List<ResponseDefinitionBuilder> answers = List.of(
                error(400, echo + ",\"code\":9999"),
                error(400, echo + ",\"code\":110"),
                error(400, echo + ",\"code\":1"),
                error(400, echo + ",\"code\":2"),
                error(400, echo + ",\"code\":100"),
                error(403, echo + ",\"code\":17"),
                error(400, echo + ",\"code\":190,\"error_subcode\":463"),
                error(418, echo),
                aResponse().withStatus(200).withBody("<html>" + TOKEN + "</html>"),
                aResponse().withStatus(200).withBody("{\"access_token\":\"" + TOKEN),
                aResponse().withStatus(302).withHeader("Location", "/elsewhere?access_token=" + TOKEN),
                aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
                okJson("{\"id\":\"1\",\"access_token\":\"" + TOKEN + "\"}"),
                okJson(creator(
                                "\"followers_count\":-1,\"access_token\":\"" + TOKEN + "\"",
                                page(
                                        "",
                                        "\"" + TOKEN + "\"",
                                        "{\"access_token\":\"" + TOKEN + "\"}",
                                        "{\"id\":\"7\",\"like_count\":-2,\"access_token\":\"" + TOKEN
                                                + "\",\"url\":\"https://x.invalid/?access_token=" + TOKEN + "&a=1\"}")))
                        .withHeader("Facebook-API-Version", TOKEN)
                        .withHeader("X-App-Usage", TOKEN));
        for (ResponseDefinitionBuilder answer : answers) {
            api.resetAll();
            given("anna", answer);
            NetworkAdapter adapter = adapter(Map.of("app-secret", APP_SECRET, "access-token-in", placement));
            try (LogLines log = new LogLines()) {
                // A fresh gate each time, so that no pause keeps the call from being made.
                List<AccountOutcome> outcomes = new ArrayList<>();
                adapter.read(
                        new ReadRequest(List.of(ANNA), 20, false), context(new RecordingQuotaGate(NOW)), outcomes::add);
                assertThat(asked()).isNotEmpty();
                assertThat(outcomes).hasSize(1);
                List<String> told = new ArrayList<>(ours(log));
                told.add(outcomes.toString());
                told.add(adapter.toString());
                told.add(adapter.quotaOwner());
                assertThat(told)
                        .noneMatch(text -> text.contains(TOKEN) || text.contains(APP_SECRET) || text.contains(proof));
            }
        }
    }

    /** The stand-in itself may log what it was sent. */
    private static List<String> ours(LogLines log) {
        return log.all().stream()
                .filter(line -> line.contains("dev.rapport") || line.contains("okhttp"))
                .toList();
    }

    private static ServeEvent event() {
        return api.getAllServeEvents().get(0);
    }

    private static Map<String, String> query() {
        Map<String, String> query = new HashMap<>();
        event().getRequest().getQueryParams().forEach((name, value) -> query.put(name, value.firstValue()));
        return query;
    }
}
