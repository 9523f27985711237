package dev.rapport.adapter.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that end early, lie about themselves or never come, byte by byte. */
class BrokenAnswersTest extends JsonApiFixture {
    private static final String WHOLE = "{\"items\":[1]}";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shorter than announced",
                "cut between two chunks",
                "cut inside a chunk",
                "a chunk of no length",
                "cut inside gzip",
                "gzip with a wrong sum",
                "gzip that is none",
                "cut inside the headers",
                "no HTTP at all"
            })
    void a_body_that_ends_early_is_tried_again_and_nothing_of_it_is_kept(String how) {
        byte[] whole = RawServer.answer("Content-Length: " + WHOLE.length() + "\r\n", WHOLE);
        try (RawServer raw = new RawServer(broken(how), whole);
                JsonApi other = api(raw.address("http"))) {
            ApiAnswer answer = other.call(call(), context(4));
            assertThat(answer.attempt()).isEqualTo(2);
            assertThat(answer.body().path("items").size()).isEqualTo(1);
            assertThat(gate.calls()).isEqualTo(2);
        }
    }

    /** What comes before the end is whole JSON every time, so that only the transport can tell. */
    private static byte[] broken(String how) {
        String chunked = "Transfer-Encoding: chunked\r\n";
        String zipped = "Content-Encoding: gzip\r\n";
        byte[] zip = gzip("{\"items\":[]}" + " ".repeat(500));
        return switch (how) {
            case "shorter than announced" -> RawServer.answer("Content-Length: 500\r\n", "{\"items\":[]}");
            case "cut between two chunks" -> RawServer.answer(chunked, "c\r\n{\"items\":[]}\r\n");
            case "cut inside a chunk" -> RawServer.answer(chunked, "ff\r\n{\"items\":[]}");
            case "a chunk of no length" -> RawServer.answer(chunked, "c\r\n{\"items\":[]}\r\nzz\r\n");
            case "cut inside gzip" -> RawServer.answer(zipped, Arrays.copyOf(zip, zip.length - 12));
            case "gzip with a wrong sum" -> {
                zip[zip.length - 6] ^= 1;
                yield RawServer.answer(zipped + "Content-Length: " + zip.length + "\r\n", zip);
            }
            case "gzip that is none" -> RawServer.answer(zipped + "Content-Length: 12\r\n", "{\"items\":[]}");
            case "cut inside the headers" -> "HTTP/1.1 200 OK\r\nContent-Le".getBytes(StandardCharsets.US_ASCII);
            default -> "220 mail.example ready\r\n".getBytes(StandardCharsets.US_ASCII);
        };
    }

    @Test
    void connections_that_the_server_closed_while_nobody_used_them_cost_one_attempt() throws Exception {
        int many = 6;
        try (IdlingServer idling = new IdlingServer(many);
                JsonApi other = api(idling.address())) {
            List<Thread> calls = IntStream.range(0, many)
                    .mapToObj(i -> Thread.ofVirtual().start(() -> other.call(call(), context(1))))
                    .toList();
            for (Thread each : calls) {
                assertThat(each.join(Duration.ofMinutes(1))).isTrue();
            }
            idling.hangUp();
            assertThat(other.call(call(), context(4)).attempt()).isLessThanOrEqualTo(2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void a_server_that_takes_the_connection_and_says_nothing_ends_with_the_deadline(String scheme) {
        try (RawServer raw = new RawServer(new byte[0], new byte[0]);
                JsonApi other = api(raw.address(scheme))) {
            ReadContext context = context(2, Duration.ofMillis(200), 1_000_000);
            assertThat(catchThrowableOfType(NetworkException.class, () -> other.call(call(), context))
                            .kind())
                    .isEqualTo(FailureKind.DEADLINE_EXCEEDED);
            assertThat(gate.calls()).isEqualTo(2);
        }
    }

    @Test
    void a_call_that_nobody_answers_is_given_up_soon_after_the_run_is_stopped() {
        try (RawServer raw = new RawServer(new byte[0], new byte[0]);
                JsonApi other = api(raw.address("http"))) {
            ReadContext plain = context(1);
            ReadContext context =
                    new ReadContext(gate, plain.grants(), clock, clock, () -> gate.calls() > 0, plain.limits());
            assertThat(catchThrowableOfType(NetworkException.class, () -> other.call(call(), context)))
                    .hasMessage("the run was stopped");
            assertThat(gate.calls()).isEqualTo(1);
        }
    }

    @Test
    void the_body_decides_and_not_what_it_calls_itself() {
        given(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "text/html")
                .withBody(WHOLE));
        assertThat(api.call(call(), context(1)).body().path("items").size()).isEqualTo(1);
        given(aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody("<!doctype html><title>Sign in</title>"));
        fails(call(), 2, FailureKind.UNEXPECTED_RESPONSE);
    }

    @Test
    void a_burst_of_server_errors_passes_and_the_result_comes_once() {
        given(status(500), status(502), status(503), status(504), okJson(WHOLE));
        assertThat(api.call(call(), context(5)).attempt()).isEqualTo(5);
        assertThat(requests()).isEqualTo(5);
        assertThat(clock.pauses()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void nobody_who_shares_the_credential_calls_before_the_time_that_one_was_told() {
        given(status(429).withHeader("Retry-After", "30"), okJson(WHOLE));
        List<Instant> arrived = new CopyOnWriteArrayList<>();
        AnswerCheck watching = answer -> {
            arrived.add(answer.receivedAt());
            return Optional.empty();
        };
        AtomicBoolean other = new AtomicBoolean();
        ReadContext plain = context(4);
        ReadContext context = new ReadContext(
                plain.quota(),
                plain.grants(),
                clock,
                pause -> {
                    // Somebody else calls while the first still waits.
                    if (other.compareAndSet(false, true)) {
                        api.call(call(), plain, watching);
                    }
                    clock.advance(pause);
                },
                plain.cancellation(),
                plain.limits());
        api.call(call(), context, watching);
        assertThat(requests()).isEqualTo(3);
        assertThat(arrived).hasSize(2).allSatisfy(moment -> assertThat(moment).isAfterOrEqualTo(START.plusSeconds(30)));
    }

    private JsonApi api(String base) {
        return new JsonApi(new Network("example"), URI.create(base), JsonApiFixture::check, clock);
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
