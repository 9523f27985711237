package dev.rapport.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.testkit.RecordingQuotaGate;
import dev.rapport.testkit.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A JSON API over a stub server, a clock that stands still and a gate that counts. */
abstract class JsonApiFixture {
    static final String KEY = "k3y-not-to-be-seen";
    static final String TOKEN = "t0ken-not-to-be-seen";
    static final Instant START = Instant.parse("2026-11-24T12:00:00Z");
    static final String GOOD = "{\"items\":[]}";

    @RegisterExtension
    static final WireMockExtension server = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    final SettableClock clock = new SettableClock(START);
    final RecordingQuotaGate gate = new RecordingQuotaGate(START.plusSeconds(86_400));
    final AtomicBoolean stopped = new AtomicBoolean();
    final JsonApi api = new JsonApi(new Network("example"), URI.create(server.baseUrl()), JsonApiFixture::check, clock);

    @AfterEach
    void close() {
        api.close();
    }

    static Optional<AnswerCheck.Trouble> check(ApiAnswer answer) {
        return switch (answer.body().path("trouble").asString("")) {
            case "gone" ->
                Optional.of(new AnswerCheck.Lasting(
                        NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_FOUND, "example knows no such thing")));
            case "busy" ->
                Optional.of(
                        new AnswerCheck.Passing(FailureKind.RATE_LIMITED, "busy", Optional.of(Duration.ofSeconds(50))));
            default -> Optional.empty();
        };
    }

    /** The answers in this order, the last one again and again. */
    static void given(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            server.stubFor(any(anyUrl())
                    .inScenario("answers")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "after " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(
                            i < answers.length - 1 ? "after " + (i + 1) : i == 0 ? Scenario.STARTED : "after " + i));
        }
    }

    static ResponseDefinitionBuilder status(int status) {
        return aResponse().withStatus(status);
    }

    static ApiCall call() {
        return ApiCall.get("some things", "/things", Cost.of("main", 1));
    }

    NetworkException fails(ApiCall call, int attempts, FailureKind kind) {
        NetworkException failure =
                catchThrowableOfType(NetworkException.class, () -> api.call(call, context(attempts)));
        assertThat(failure).isNotNull();
        assertThat(failure.kind()).isEqualTo(kind);
        return failure;
    }

    ReadContext context(int attempts) {
        return context(attempts, Duration.ofSeconds(20), 1_000_000);
    }

    ReadContext context(int attempts, Duration timeout, long bytes) {
        return new ReadContext(gate, Grants.none(), clock, clock, stopped::get, limits(attempts, timeout, bytes));
    }

    static ReadContext.CallLimits limits(int attempts, Duration timeout, long bytes) {
        return new ReadContext.CallLimits(4, attempts, timeout, bytes);
    }

    Duration waited() {
        return clock.pauses().stream().reduce(Duration.ZERO, Duration::plus);
    }

    static int requests() {
        return server.getAllServeEvents().size();
    }
}
