package dev.rapport.adapter.http;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Calls one network's JSON API: the gate asked before every attempt, a deadline for the whole call, bounds on size, depth
 * and attempts, growing randomised pauses, a circuit. No redirect is followed, so no credential reaches another host.
 * Messages name the network, what was asked and the status, never an address, a header or a body. Thread-safe.
 */
public final class JsonApi implements AutoCloseable {
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** A longer wait than this is not sat out: the accounts are put off instead. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration STEP = Duration.ofSeconds(1);

    private static final MediaType JSON = MediaType.get("application/json");

    private final Network network;
    private final HttpUrl base;
    private final AnswerCheck check;
    private final Clock clock;
    private final OkHttpClient client;
    private final Circuit circuit;
    private final JsonMapper json;
    /** By bucket: until when the network asked all who share the credential to wait. */
    private final Map<String, Instant> resting = new ConcurrentHashMap<>();

    public JsonApi(Network network, URI baseUrl, AnswerCheck check, Clock clock) {
        this.network = network;
        this.base = HttpUrl.get(baseUrl.toString());
        this.check = check;
        this.clock = clock;
        this.circuit = new Circuit(clock);
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(JsonApi::withoutInvitation)
                .build();
        this.json = JsonMapper.builder(JsonFactory.builder()
                        .streamReadConstraints(StreamReadConstraints.builder()
                                .maxNestingDepth(100)
                                .maxNumberLength(100)
                                .maxStringLength(1_000_000)
                                .maxNameLength(1_000)
                                .build())
                        .build())
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * Makes a call, again if need be. While the network has a short waiting time run for one call, others of the same
     * buckets wait with it; a long one pauses the buckets for everybody.
     *
     * @return an answer of 2xx with JSON, or of a status that the call accepts
     * @throws NetworkException if it failed for good, was refused by the gate or by the circuit, or the run was cancelled
     */
    public ApiAnswer call(ApiCall call, ReadContext context) {
        Request request = request(call);
        int attempts = context.limits().attempts();
        for (int attempt = 1; ; attempt++) {
            refuseWhileStopped(context);
            rest(call, context);
            context.quota().acquire(call.cost());
            Attempt result = attempt(call, request, context, attempt);
            if (result.answer().isPresent()) {
                return result.answer().get();
            }
            AnswerCheck.Passing passing = result.passing().orElseThrow();
            Duration wait = passing.atLeast().orElse(Duration.ZERO);
            if (attempt >= attempts || wait.compareTo(PATIENCE) > 0) {
                throw usedUp(call, passing, attempt, wait, context);
            }
            if (passing.kind() == FailureKind.RATE_LIMITED) {
                Instant until = context.clock().instant().plus(wait);
                call.cost().units().keySet().forEach(bucket -> resting.merge(bucket, until, JsonApi::later));
            }
            pause(longer(wait, backoff(attempt)), context);
        }
    }

    private record Attempt(Optional<ApiAnswer> answer, Optional<AnswerCheck.Passing> passing) {
        static Attempt failed(FailureKind kind, String detail, Optional<Duration> wait) {
            return new Attempt(Optional.empty(), Optional.of(new AnswerCheck.Passing(kind, detail, wait)));
        }
    }

    private Attempt attempt(ApiCall call, Request request, ReadContext context, int attempt) {
        Call running = client.newCall(request);
        running.timeout().timeout(context.limits().callTimeout().toNanos(), TimeUnit.NANOSECONDS);
        try (Response response = running.execute()) {
            byte[] body = read(call, response.body(), context.limits().maxAnswerBytes());
            if (response.code() < 500) {
                circuit.answered();
            }
            return judge(call, response, body, attempt);
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                throw stopped();
            }
            return Attempt.failed(
                    FailureKind.DEADLINE_EXCEEDED,
                    "no whole answer within " + context.limits().callTimeout(),
                    Optional.empty());
        } catch (IOException e) {
            return Attempt.failed(
                    FailureKind.NETWORK_UNAVAILABLE,
                    "no usable connection (" + e.getClass().getSimpleName() + ")",
                    Optional.empty());
        }
    }

    private Attempt judge(ApiCall call, Response response, byte[] bytes, int attempt) {
        Map<String, String> headers = new HashMap<>();
        response.headers()
                .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
        JsonNode body = MissingNode.getInstance();
        String broken = bytes.length == 0 ? "an empty body" : "";
        if (bytes.length > 0) {
            try {
                body = json.readTree(bytes);
            } catch (JacksonException e) {
                broken = "a body that is not JSON, at " + position(e);
            }
        }
        ApiAnswer answer = new ApiAnswer(response.code(), body, headers, clock.instant(), attempt);
        Optional<Duration> wait = RetryAfter.of(answer);
        if (answer.isJson()) {
            Optional<AnswerCheck.Trouble> trouble = check.check(answer);
            if (trouble.isPresent()) {
                return trouble(trouble.get(), wait);
            }
        }
        int status = response.code();
        if (call.accepted().contains(status)) {
            return new Attempt(Optional.of(answer), Optional.empty());
        }
        if (status == 429) {
            return Attempt.failed(FailureKind.RATE_LIMITED, "status 429", wait);
        }
        if (status >= 500) {
            return Attempt.failed(FailureKind.NETWORK_UNAVAILABLE, "status " + status, wait);
        }
        if (!answer.isSuccess()) {
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, message(call, "status " + status));
        }
        if (!answer.isJson()) {
            return Attempt.failed(FailureKind.UNEXPECTED_RESPONSE, "status " + status + " with " + broken, wait);
        }
        return new Attempt(Optional.of(answer), Optional.empty());
    }

    private Attempt trouble(AnswerCheck.Trouble trouble, Optional<Duration> wait) {
        if (trouble instanceof AnswerCheck.Lasting lasting) {
            throw lasting.failure();
        }
        AnswerCheck.Passing passing = (AnswerCheck.Passing) trouble;
        Duration least = longer(wait.orElse(Duration.ZERO), passing.atLeast().orElse(Duration.ZERO));
        return Attempt.failed(passing.kind(), passing.detail(), Optional.of(least));
    }

    private byte[] read(ApiCall call, ResponseBody body, long most) throws IOException {
        Buffer read = new Buffer();
        try (BufferedSource source = body.source()) {
            while (source.read(read, 8_192) != -1) {
                if (read.size() > most) {
                    circuit.answered();
                    throw NetworkException.ofAccount(
                            FailureKind.RESPONSE_TOO_LARGE, message(call, "an answer of more than " + most + " bytes"));
                }
            }
        }
        return read.readByteArray();
    }

    private NetworkException usedUp(
            ApiCall call, AnswerCheck.Passing passing, int attempt, Duration wait, ReadContext context) {
        String message =
                message(call, passing.detail() + ", after " + attempt + (attempt == 1 ? " attempt" : " attempts"));
        if (passing.kind() == FailureKind.RATE_LIMITED || wait.compareTo(PATIENCE) > 0) {
            Instant until = context.clock().instant().plus(longer(wait, Duration.ofMinutes(1)));
            call.cost().units().keySet().forEach(bucket -> context.quota().pause(bucket, until));
            return NetworkException.ofNetwork(FailureKind.RATE_LIMITED, message, until);
        }
        return switch (passing.kind()) {
            case NETWORK_UNAVAILABLE, DEADLINE_EXCEEDED -> {
                circuit.failed();
                yield NetworkException.ofAccount(passing.kind(), message);
            }
            default -> NetworkException.ofAccount(passing.kind(), message);
        };
    }

    private void refuseWhileStopped(ReadContext context) {
        if (context.cancellation().isRequested()) {
            throw stopped();
        }
        circuit.refusedUntil().ifPresent(until -> {
            throw NetworkException.ofNetwork(
                    FailureKind.NETWORK_UNAVAILABLE, network + " did not answer; asked again from " + until, until);
        });
    }

    private NetworkException stopped() {
        return NetworkException.ofNetwork(FailureKind.NETWORK_UNAVAILABLE, "the run was stopped", clock.instant());
    }

    private void rest(ApiCall call, ReadContext context) {
        Instant until = call.cost().units().keySet().stream()
                .map(bucket -> resting.getOrDefault(bucket, Instant.MIN))
                .reduce(Instant.MIN, JsonApi::later);
        Instant now = context.clock().instant();
        if (until.isAfter(now)) {
            pause(Duration.between(now, until), context);
        }
    }

    /** In steps, so that a run that is stopped meanwhile ends soon. */
    private void pause(Duration duration, ReadContext context) {
        try {
            for (Duration left = duration; left.isPositive(); left = left.minus(STEP)) {
                if (context.cancellation().isRequested()) {
                    throw stopped();
                }
                context.waiting().pause(left.compareTo(STEP) < 0 ? left : STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopped();
        }
    }

    /** Full jitter: anything up to twice the pause before. */
    private static Duration backoff(int attempt) {
        long most = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 20));
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, most + 1));
    }

    /** The client answers "503, Retry-After: 0" with a second request of its own, past the gate; so it must not see it. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        return response.code() == 503 && wait != null && wait.strip().matches("0+")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private String message(ApiCall call, String detail) {
        return network + ", asked for " + call.what() + ": " + detail;
    }

    private static String position(JacksonException e) {
        return e.getLocation() == null
                ? "an unknown place"
                : "line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }

    private Request request(ApiCall call) {
        HttpUrl.Builder url = base.newBuilder();
        call.path().forEach(url::addPathSegment);
        call.query().forEach(url::addQueryParameter);
        call.secretQuery().forEach((name, secret) -> url.addQueryParameter(name, secret.reveal()));
        Request.Builder request = new Request.Builder()
                .url(url.build())
                .header("User-Agent", "rapport/0.1 (gzip)")
                .header("Accept", "application/json");
        call.secretHeaders().forEach((name, secret) -> request.header(name, secret.reveal()));
        if (!call.form().isEmpty()) {
            FormBody.Builder form = new FormBody.Builder();
            call.form().forEach((name, secret) -> form.add(name, secret.reveal()));
            request.post(form.build());
        } else {
            call.jsonBody().ifPresent(body -> request.post(RequestBody.create(body, JSON)));
        }
        return request.build();
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
