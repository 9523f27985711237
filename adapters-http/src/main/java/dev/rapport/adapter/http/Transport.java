package dev.rapport.adapter.http;

import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.ReadContext.CallLimits;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Sends one request once. No redirect is followed, so no credential reaches another host or scheme; the time limit holds
 * from connecting to the last byte. Thread-safe.
 */
final class Transport implements AutoCloseable {
    private static final MediaType JSON = MediaType.get("application/json");
    /** As many as calls are ever in flight; the client's own five would be closed and opened again all the time. */
    private static final int KEPT_CONNECTIONS = 64;
    /** Less than servers keep an idle connection: of those in use Node's five seconds are the shortest. */
    private static final Duration KEPT_FOR = Duration.ofSeconds(4);

    /** Of a run that is to stop; less than a process that is told to end waits for its work. */
    private static final Duration LONGEST_WHEN_STOPPED = Duration.ofSeconds(3);

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final HttpUrl base;
    private final OkHttpClient client;
    private final Map<Call, Wait> underWay = new ConcurrentHashMap<>();
    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("call-watch").factory());

    private record Wait(Cancellation stop, long sinceNanos) {
        boolean isUseless() {
            return stop.isRequested() && System.nanoTime() - sinceNanos > LONGEST_WHEN_STOPPED.toNanos();
        }
    }

    Transport(URI baseUrl) {
        this.base = HttpUrl.get(baseUrl.toString());
        this.client = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectTimeout(Duration.ZERO)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .connectionPool(new ConnectionPool(KEPT_CONNECTIONS, KEPT_FOR.toSeconds(), TimeUnit.SECONDS))
                .addNetworkInterceptor(Transport::withoutInvitation)
                .addNetworkInterceptor(AnswerLimit::enforce)
                .build();
        watch.scheduleWithFixedDelay(this::breakOffUseless, LOOK.toNanos(), LOOK.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void breakOffUseless() {
        underWay.forEach((call, wait) -> {
            if (wait.isUseless()) {
                call.cancel();
            }
        });
    }

    /** @param headers by lower-case name, the last value of each */
    record RawAnswer(int status, Map<String, String> headers, byte[] body) {}

    /**
     * @param stop soon breaks off a call that takes long
     * @throws AnswerLimit.Exceeded if the answer is larger than the limits allow
     * @throws java.io.InterruptedIOException if the time was up, or the thread was interrupted
     */
    RawAnswer send(Request request, CallLimits limits, Cancellation stop) throws IOException {
        AnswerLimit most = new AnswerLimit(limits.maxAnswerBytes());
        Call running =
                client.newCall(request.newBuilder().tag(AnswerLimit.class, most).build());
        running.timeout().timeout(limits.callTimeout().toNanos(), TimeUnit.NANOSECONDS);
        underWay.put(running, new Wait(stop, System.nanoTime()));
        try (Response response = running.execute();
                BufferedSource source = response.body().source()) {
            Buffer inflated = new Buffer();
            while (source.read(inflated, 8_192) != -1) {
                most.check(inflated.size());
            }
            Map<String, String> headers = new HashMap<>();
            response.headers()
                    .forEach(header -> headers.put(header.getFirst().toLowerCase(Locale.ROOT), header.getSecond()));
            return new RawAnswer(response.code(), headers, inflated.readByteArray());
        } finally {
            underWay.remove(running);
        }
    }

    /** What broke one connection may have broken all that wait; the next attempt shall not find out one by one. */
    void distrustIdleConnections() {
        client.connectionPool().evictAll();
    }

    Request request(ApiCall call) {
        HttpUrl.Builder url = base.newBuilder();
        call.path().forEach(url::addPathSegment);
        call.query().forEach((name, values) -> values.forEach(value -> url.addQueryParameter(name, value)));
        call.secretQuery().forEach((name, secret) -> url.addQueryParameter(name, secret.reveal()));
        // Google compresses only for clients that say gzip here too (performance tips, 2026-11-23).
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

    /** The client answers "503, Retry-After: 0" with a second request of its own, past the gate; so it must not see it. */
    private static Response withoutInvitation(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String wait = response.header("Retry-After");
        return response.code() == 503 && wait != null && wait.strip().matches("0+")
                ? response.newBuilder().removeHeader("Retry-After").build()
                : response;
    }

    @Override
    public void close() {
        watch.shutdownNow();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }
}
