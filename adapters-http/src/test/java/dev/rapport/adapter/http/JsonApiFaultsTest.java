package dev.rapport.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.setting.Secret;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonApiFaultsTest extends JsonApiFixture {
    @RegisterExtension
    static final WireMockExtension elsewhere = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:1", "http://no-such-host.invalid"})
    void without_a_connection_every_attempt_ends_and_is_paid_for(String base) {
        assertThat(failureAt(base).kind()).isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
        assertThat(gate.calls()).isEqualTo(3);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted_and_plain_http_is_no_way_out() {
        String base = "https://localhost:" + elsewhere.getHttpsPort();
        assertThat(failureAt(base))
                .hasMessageContaining("SSLHandshakeException")
                .extracting(NetworkException::kind)
                .isEqualTo(FailureKind.NETWORK_UNAVAILABLE);
        assertThat(elsewhere.getAllServeEvents()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_connection_that_breaks_before_or_in_the_body_is_tried_again_and_nothing_of_it_is_kept(Fault fault) {
        given(aResponse().withBody(GOOD).withFault(fault), okJson("{\"items\":[1]}"));
        ApiAnswer answer = api.call(call(), context(4));
        assertThat(answer.attempt()).isEqualTo(2);
        assertThat(answer.body().path("items").size()).isEqualTo(1);
    }

    @Test
    void a_body_that_drips_ends_with_the_deadline() {
        given(okJson(GOOD).withChunkedDribbleDelay(6, 30_000));
        ReadContext context = context(2, Duration.ofMillis(300), 1_000_000);
        assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call(), context))
                        .kind())
                .isEqualTo(FailureKind.DEADLINE_EXCEEDED);
        assertThat(requests()).isEqualTo(2);
    }

    @Test
    void an_answer_announced_too_large_is_not_read() {
        given(okJson("[" + "1,".repeat(100_000) + "1]"));
        tooLarge();
    }

    @Test
    void an_answer_is_measured_before_inflating_too() throws IOException {
        // An empty member under a very long file name: nothing when inflated.
        byte[] empty = gzip(new byte[0]);
        empty[3] = 8;
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        many.write(empty, 0, 10);
        many.writeBytes("n".repeat(200_000).getBytes(StandardCharsets.UTF_8));
        many.write(0);
        many.write(empty, 10, empty.length - 10);
        given(compressed(many.toByteArray()));
        tooLarge();
    }

    @Test
    void an_answer_that_inflates_without_end_is_cut_off() throws IOException {
        byte[] blanks = new byte[5_000_000];
        Arrays.fill(blanks, (byte) ' ');
        byte[] small = gzip(blanks);
        assertThat(small.length).isLessThan(100_000);
        given(compressed(small));
        tooLarge();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void a_credential_goes_to_no_other_host_or_scheme(int status) {
        for (String target : new String[] {elsewhere.baseUrl(), "https://localhost:" + elsewhere.getHttpsPort()}) {
            given(status(status).withHeader("Location", target + "/things"));
            fails(
                    call().with("key", new Secret(KEY)).withHeader("Authorization", new Secret(TOKEN)),
                    1,
                    FailureKind.UNEXPECTED_RESPONSE);
        }
        assertThat(elsewhere.getAllServeEvents()).isEmpty();
    }

    @Test
    void what_could_not_be_read_is_kept_without_secrets_and_with_an_end() {
        given(aResponse()
                .withStatus(200)
                .withBody("{\"next\":\"https://a.example/?key=" + KEY + "&page=2\", \"access_token\":\"t-1\", oops "
                        + TOKEN + "x".repeat(300_000)));
        NetworkException failure = fails(
                call().with("key", new Secret(KEY)).withHeader("Authorization", new Secret(TOKEN)),
                2,
                FailureKind.UNEXPECTED_RESPONSE);
        assertThat(failure.record().orElseThrow())
                .contains("page=2", "oops")
                .doesNotContain(KEY, TOKEN, "t-1")
                .hasSizeLessThanOrEqualTo(64_000);
        assertThat(failure).hasMessageContainingAll("line 1", "column").hasMessageNotContaining("oops");
    }

    @ParameterizedTest
    @ValueSource(strings = {"string", "name", "number", "bytes"})
    void json_beyond_every_measure_is_refused(String what) {
        String body = switch (what) {
            case "string" -> "{\"a\":\"" + "x".repeat(1_000_001) + "\"}";
            case "name" -> "{\"" + "x".repeat(10_000) + "\":1}";
            case "number" -> "{\"a\":" + "9".repeat(10_000) + "}";
            default -> "";
        };
        given(
                what.equals("bytes")
                        ? aResponse().withBody(new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'})
                        : aResponse().withBody(body));
        ReadContext context = context(1, Duration.ofSeconds(20), 20_000_000);
        assertThat(catchThrowableOfType(NetworkException.class, () -> api.call(call(), context))
                        .kind())
                .isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "1.2, 2",
        "'2,5', 3",
        "120, 120",
        "-5, 0",
        "-0.5, 0",
        "soon, 0",
        "'', 0",
        "1e3, 0",
        "'Tue, 24 Nov 2026 12:00:30 GMT', 30",
        "'Tue, 24 Nov 2026 11:59:00 GMT', 0",
        "'Sat, 99 Nov 2026', 0"
    })
    void waiting_times_are_understood_in_all_their_forms(String header, long seconds) {
        given(status(429).withHeader("Retry-After", header), okJson(GOOD));
        api.call(call(), context(2));
        // Our own pause before a second attempt is a second at most.
        assertThat(waited()).isBetween(Duration.ofSeconds(seconds), Duration.ofSeconds(Math.max(1, seconds)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"172801", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void no_waiting_time_is_believed_beyond_two_days(String header) {
        given(status(429).withHeader("Retry-After", header));
        assertThat(fails(call(), 4, FailureKind.RATE_LIMITED).retryAt()).contains(START.plus(Duration.ofDays(2)));
        assertThat(requests()).isEqualTo(1);
    }

    @Test
    void buckets_that_are_counted_apart_fail_apart() {
        given(status(503));
        for (int i = 0; i < 5; i++) {
            fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE);
        }
        assertThat(fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE).retryAt()).isPresent();
        given(okJson(GOOD));
        ApiCall other = ApiCall.get("other things", "/others", Cost.of("stats", 1));
        assertThat(api.call(other, context(1)).status()).isEqualTo(200);
        assertThat(fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE).retryAt()).isPresent();
    }

    @Test
    void a_probe_that_the_gate_refuses_leaves_the_way_open_for_the_next() {
        given(status(503));
        for (int i = 0; i < 5; i++) {
            fails(call(), 1, FailureKind.NETWORK_UNAVAILABLE);
        }
        clock.advance(Duration.ofSeconds(61));
        gate.limit("main", 5);
        fails(call(), 1, FailureKind.QUOTA_EXHAUSTED);
        gate.limit("main", 10);
        given(okJson(GOOD));
        assertThat(api.call(call(), context(1)).status()).isEqualTo(200);
    }

    @Test
    void a_method_may_have_errors_of_its_own() {
        given(okJson("{\"trouble\":\"gone\"}"));
        assertThat(api.call(call(), context(1), answer -> Optional.empty()).status())
                .isEqualTo(200);
        server.verify(1, getRequestedFor(urlPathEqualTo("/things")).withHeader("Accept", equalTo("application/json")));
    }

    private void tooLarge() {
        ReadContext context = context(4, Duration.ofSeconds(20), 100_000);
        NetworkException failure = catchThrowableOfType(NetworkException.class, () -> api.call(call(), context));
        assertThat(failure.kind()).isEqualTo(FailureKind.RESPONSE_TOO_LARGE);
        assertThat(requests()).isEqualTo(1);
    }

    private NetworkException failureAt(String base) {
        try (JsonApi other = new JsonApi(new Network("example"), URI.create(base), JsonApiFixture::check, clock)) {
            return catchThrowableOfType(NetworkException.class, () -> other.call(call(), context(3)));
        }
    }

    private static ResponseDefinitionBuilder compressed(byte[] body) {
        return aResponse().withHeader("Content-Encoding", "gzip").withBody(body);
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        }
        return bytes.toByteArray();
    }
}
