package dev.rapport.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonApiTest extends JsonApiFixture {
    @Test
    void a_call_arrives_as_it_was_described() {
        given(okJson(GOOD));
        ApiAnswer answer = api.call(
                ApiCall.get("some things", "/v1/things:find/", Cost.of("main", 1))
                        .with("name", "a b&c=d")
                        .with("key", new Secret(KEY))
                        .withHeader("Authorization", new Secret("Bearer " + TOKEN)),
                context(4));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.receivedAt()).isEqualTo(START);
        assertThat(answer.body().path("items").isArray()).isTrue();
        server.verify(
                1,
                getRequestedFor(urlPathEqualTo("/v1/things:find/"))
                        .withQueryParam("name", equalTo("a b&c=d"))
                        .withQueryParam("key", equalTo(KEY))
                        .withHeader("Authorization", equalTo("Bearer " + TOKEN))
                        .withHeader("Accept-Encoding", equalTo("gzip"))
                        .withHeader("User-Agent", matching("rapport/.* \\(gzip\\)")));
    }

    @Test
    void a_form_is_posted() {
        given(okJson(GOOD));
        api.call(call().withForm(Map.of("client_secret", new Secret("a&b"))), context(1));
        server.verify(1, postRequestedFor(urlEqualTo("/things")).withRequestBody(equalTo("client_secret=a%26b")));
    }

    @Test
    void no_path_leads_up() {
        assertThatIllegalArgumentException().isThrownBy(() -> ApiCall.get("a thing", "/v1/../admin", Cost.NONE));
    }

    @Test
    void the_gate_is_asked_before_every_attempt() {
        given(status(503));
        fails(call(), 4, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(gate.calls()).isEqualTo(4);
        assertThat(gate.spent()).isEqualTo(Cost.of("main", 4));
        assertThat(requests()).isEqualTo(4);
    }

    @Test
    void an_invitation_to_come_again_at_once_does_not_get_past_the_gate() {
        given(status(503).withHeader("Retry-After", "0"));
        fails(call(), 2, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(requests()).isEqualTo(gate.calls()).isEqualTo(2);
    }

    @Test
    void a_refusal_of_the_gate_sends_nothing() {
        gate.limit("main", 0);
        NetworkException failure = fails(call(), 4, FailureKind.QUOTA_EXHAUSTED);
        assertThat(failure.retryAt()).isPresent();
        assertThat(requests()).isZero();
    }

    @Test
    void pauses_grow_at_random_up_to_thirty_seconds() {
        given(status(500));
        fails(call(), 9, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(waited()).isBetween(Duration.ofMillis(8), Duration.ofSeconds(1 + 2 + 4 + 8 + 16 + 30 + 30 + 30));
    }

    @Test
    void a_passing_error_is_tried_again_and_the_result_comes_once() {
        given(status(502), okJson(GOOD));
        assertThat(api.call(call(), context(4)).attempt()).isEqualTo(2);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void a_waiting_time_in_seconds_is_kept() {
        given(status(429).withHeader("Retry-After", "90"), okJson(GOOD));
        api.call(call(), context(4));
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void a_waiting_time_as_a_date_is_kept() {
        given(status(503).withHeader("Retry-After", "Tue, 24 Nov 2026 12:01:40 GMT"), okJson(GOOD));
        api.call(call(), context(4));
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(100));
    }

    @Test
    void a_long_waiting_time_is_not_sat_out_and_pauses_the_bucket_for_everybody() {
        given(status(429).withHeader("Retry-After", "3600"));
        NetworkException failure = fails(call(), 4, FailureKind.RATE_LIMITED);
        assertThat(failure.reach()).isEqualTo(NetworkException.Reach.NETWORK);
        assertThat(failure.retryAt()).contains(START.plusSeconds(3_600));
        assertThat(gate.pauses()).containsEntry("main", START.plusSeconds(3_600));
        assertThat(clock.pauses()).isEmpty();
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void the_networks_own_least_wait_is_kept() {
        given(okJson("{\"trouble\":\"busy\"}"), okJson(GOOD));
        api.call(call(), context(4));
        assertThat(waited()).isGreaterThanOrEqualTo(Duration.ofSeconds(50));
    }

    @Test
    void a_limit_that_stays_is_sat_out_for_two_minutes_altogether_and_then_pauses_the_bucket() {
        given(okJson("{\"trouble\":\"busy\"}"));
        NetworkException failure = fails(call(), 9, FailureKind.RATE_LIMITED);
        assertThat(failure.retryAt())
                .hasValueSatisfying(until -> assertThat(until).isAfter(clock.instant()));
        assertThat(waited()).isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
        assertThat(requests()).isEqualTo(3);
        assertThat(gate.pauses()).containsKey("main");
    }

    @Test
    void an_error_inside_a_good_status_is_an_error() {
        given(okJson("{\"trouble\":\"gone\"}"));
        fails(call(), 4, FailureKind.ACCOUNT_NOT_FOUND);
        assertThat(requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>welcome</body></html>",
                "",
                "{\"items\":[",
                "{\"items\":[]} and more",
                "{\"items\":NaN}"
            })
    void what_is_not_json_is_an_error_after_all_attempts(String body) {
        given(aResponse().withStatus(200).withBody(body));
        NetworkException failure = fails(call(), 3, FailureKind.UNEXPECTED_RESPONSE);
        assertThat(failure).hasMessageContaining("status 200");
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void broken_json_is_named_with_its_place_and_not_its_text() {
        given(aResponse().withStatus(200).withBody("{\n\"a\": " + TOKEN + "}"));
        assertThat(fails(call(), 1, FailureKind.UNEXPECTED_RESPONSE)).hasMessageContaining("line 2");
    }

    @Test
    void deep_json_is_refused() {
        given(aResponse().withStatus(200).withBody("[".repeat(5_000) + "]".repeat(5_000)));
        fails(call(), 1, FailureKind.UNEXPECTED_RESPONSE);
    }

    @Test
    void a_byte_order_mark_is_accepted() {
        given(aResponse().withStatus(200).withBody(("\uFEFF" + GOOD).getBytes(StandardCharsets.UTF_8)));
        assertThat(api.call(call(), context(1)).body().path("items").isArray()).isTrue();
    }

    @Test
    void a_page_of_a_server_in_trouble_is_no_answer() {
        given(status(503).withBody("<html>sorry</html>"));
        fails(call(), 2, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void a_body_that_ends_early_is_tried_again() {
        given(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), okJson(GOOD));
        assertThat(api.call(call(), context(4)).attempt()).isEqualTo(2);
    }

    @Test
    void a_connection_that_is_reset_every_time_fails_the_account_alone() {
        given(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        NetworkException failure = fails(call(), 3, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(failure.reach()).isEqualTo(NetworkException.Reach.ACCOUNT);
        assertThat(requests()).isEqualTo(3);
    }

    @Test
    void an_answer_is_measured_after_inflating() {
        given(okJson("{\"items\":\"" + "a".repeat(200_000) + "\"}"));
        ReadContext context = context(4, Duration.ofSeconds(20), 100_000);
        assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call(), context))
                        .kind())
                .isEqualTo(FailureKind.RESPONSE_TOO_LARGE);
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void a_silent_server_ends_with_the_deadline() {
        given(okJson(GOOD).withFixedDelay(5_000));
        ReadContext context = context(2, Duration.ofMillis(100), 1_000_000);
        assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call(), context))
                        .kind())
                .isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        assertThat(gate.calls()).isEqualTo(2);
    }

    @Test
    void a_redirect_is_not_followed() {
        given(status(302).withHeader("Location", server.baseUrl() + "/elsewhere"));
        fails(call(), 4, FailureKind.UNEXPECTED_RESPONSE);
        server.verify(0, getRequestedFor(urlPathEqualTo("/elsewhere")));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void a_status_the_call_accepts_comes_back_unless_it_is_the_networks_own_error() {
        given(status(404).withBody("<html>no such page</html>"), status(404).withBody("{\"trouble\":\"gone\"}"));
        assertThat(api.call(call().accepting(404), context(1)).status()).isEqualTo(404);
        assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call().accepting(404), context(1)))
                        .kind())
                .isEqualTo(FailureKind.ACCOUNT_NOT_FOUND);
    }

    @Test
    void calls_rest_after_five_failures_and_then_one_goes_to_see() {
        given(status(503));
        for (int i = 0; i < 5; i++) {
            fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE);
        }
        NetworkException refused = fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(refused.retryAt()).contains(clock.instant().plusSeconds(60));
        assertThat(requests()).isEqualTo(5);

        clock.advance(Duration.ofSeconds(60));
        fails(call(), 4, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(requests()).isEqualTo(6);

        given(okJson(GOOD));
        clock.advance(Duration.ofSeconds(60));
        api.call(call(), context(1));
        api.call(call(), context(1));
        assertThat(requests()).isEqualTo(8);
    }

    /** An hour in which every ten seconds somebody wants to know something. */
    @Test
    void an_outage_is_sat_out_with_a_call_a_minute_can_be_seen_and_ends_by_itself() {
        given(status(503));
        assertThat(api.health()).isEqualTo(NetworkHealth.WELL);
        for (int i = 0; i < 360; i++) {
            fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE);
            clock.advance(Duration.ofSeconds(10));
        }
        // Five until it was given up, 40 seconds into the hour, and one a minute.
        assertThat(requests()).isEqualTo(5 + 59);
        Instant givenUp = START.plusSeconds(40);
        assertThat(api.health()).isEqualTo(NetworkHealth.silent(givenUp, givenUp.plus(Duration.ofMinutes(60))));

        given(okJson(GOOD));
        clock.advance(Duration.ofSeconds(40));
        for (int i = 0; i < 10; i++) {
            api.call(call(), context(1));
        }
        assertThat(requests()).isEqualTo(5 + 59 + 10);
        assertThat(api.health()).isEqualTo(NetworkHealth.WELL);
    }

    @Test
    void an_answer_of_any_kind_shows_that_the_network_is_there() {
        given(status(503), status(503), status(503), status(503), status(418), status(503), okJson(GOOD));
        for (int i = 0; i < 6; i++) {
            assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call(), context(1))))
                    .isNotNull();
        }
        assertThat(api.call(call(), context(1)).status()).isEqualTo(200);
    }

    @Test
    void a_stopped_run_sends_nothing_more() {
        given(status(503));
        stopped.set(true);
        fails(call(), 4, FailureKind.NETWORK_UNAVAILABLE);
        assertThat(requests()).isZero();
    }

    @Test
    void a_stop_ends_a_long_wait() {
        given(status(429).withHeader("Retry-After", "100"));
        ReadContext context = new ReadContext(
                gate,
                Grants.none(),
                clock,
                duration -> {
                    clock.pause(duration);
                    stopped.set(true);
                },
                stopped::get,
                limits(4, Duration.ofSeconds(20), 1_000_000));
        NetworkException refused = catchThrowableOfType(NetworkException.class, () -> api.call(call(), context));
        assertThat(waited()).isLessThan(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 429, 500})
    void no_secret_is_in_any_message(int status) {
        given(status(status).withBody("oops " + KEY + TOKEN).withHeader("Location", "/?key=" + KEY));
        ApiCall call = call().with("key", new Secret(KEY)).withHeader("Authorization", new Secret(TOKEN));
        NetworkException failure = catchThrowableOfType(NetworkException.class, () -> api.call(call, context(2)));
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each.toString()).doesNotContain(KEY, TOKEN);
        }
        assertThat(failure).hasMessageContainingAll("example", "some things", String.valueOf(status));
        assertThat(call.toString()).doesNotContain(KEY, TOKEN);
    }

    @Test
    void a_parameter_may_be_repeated() {
        given(okJson(GOOD));
        api.call(call().with("of", List.of("a b", "c")).with("limit", "2"), context(1));
        assertThat(server.getAllServeEvents().get(0).getRequest().getUrl()).isEqualTo("/things?of=a%20b&of=c&limit=2");
    }
}
