package dev.rapport.benchmark.stub;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Answers calls on 127.0.0.1, each on a thread of its own after the same delay, and counts what they cost. */
public final class Stub implements AutoCloseable {
    static {
        // Read once by the server; more idle connections than 200 would be closed under the clients' hands.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "20000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Duration delay;
    private final Function<Asked, Reply> network;

    private final Map<String, LongAdder> units = new ConcurrentHashMap<>();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostInFlight = new AtomicInteger();

    /** @param authorization the header; empty text without one */
    record Asked(String path, Map<String, String> query, String authorization, String body) {
        String parameter(String name) {
            return Objects.requireNonNull(query.get(name), name);
        }
    }

    /** @param bucket which is charged one unit */
    record Reply(String bucket, byte[] body) {
        static Reply of(String bucket, String body) {
            return new Reply(bucket, body.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Stub(Duration delay, Function<Asked, Reply> network) throws IOException {
        this.delay = delay;
        this.network = network;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Stub start(Duration delay, Function<Asked, Reply> network) throws IOException {
        return new Stub(delay, network);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What calls cost so far. */
    public long units(String bucket) {
        LongAdder spent = units.get(bucket);
        return spent == null ? 0 : spent.sum();
    }

    /** The most calls that waited for their answers at the same time. */
    public int mostInFlight() {
        return mostInFlight.get();
    }

    /** Counts from nothing again. */
    public void forget() {
        units.clear();
        mostInFlight.set(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            mostInFlight.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            Reply reply = network.apply(asked(exchange));
            units.computeIfAbsent(reply.bucket(), key -> new LongAdder()).increment();
            if (delay.isPositive()) {
                Thread.sleep(delay);
            }
            exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
            exchange.sendResponseHeaders(200, reply.body().length);
            inFlight.decrementAndGet();
            exchange.getResponseBody().write(reply.body());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private static Asked asked(HttpExchange exchange) throws IOException {
        Map<String, String> query = new HashMap<>();
        String raw = exchange.getRequestURI().getRawQuery();
        for (String parameter : raw == null ? new String[0] : raw.split("&", -1)) {
            int at = parameter.indexOf('=');
            String value = URLDecoder.decode(parameter.substring(at + 1), StandardCharsets.UTF_8);
            query.merge(parameter.substring(0, at), value, (one, more) -> one + "," + more);
        }
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Asked(
                exchange.getRequestURI().getPath(),
                query,
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
