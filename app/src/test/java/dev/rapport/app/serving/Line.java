package dev.rapport.app.serving;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Between one service and a network: passes calls on, except those that a test answers in the network's place. */
final class Line implements AutoCloseable {
    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");

    private final URI network;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ConcurrentLinkedQueue<Long> calls = new ConcurrentLinkedQueue<>();
    private volatile Function<Long, Optional<Answer>> instead = number -> Optional.empty();

    /** What is said instead of the network. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private Line(URI network) throws IOException {
        this.network = network;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    static Line to(URI network) throws IOException {
        return new Line(network);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param answer by the call's number, from 1; empty passes it on. Asked from many threads */
    void answer(Function<Long, Optional<Answer>> answer) {
        instead = answer;
    }

    long calls() {
        return calls.size();
    }

    /** Calls that came within that time. */
    long callsWithin(long sinceNanos, Duration time) {
        return calls.stream()
                .filter(at -> at > sinceNanos && at - sinceNanos < time.toNanos())
                .count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            calls.add(System.nanoTime());
            byte[] asked = exchange.getRequestBody().readAllBytes();
            Optional<Answer> own = instead.apply((long) calls.size());
            if (own.isPresent()) {
                own.get().headers().forEach(exchange.getResponseHeaders()::set);
                exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
                send(exchange, own.get().status(), own.get().body().getBytes(StandardCharsets.UTF_8));
            } else {
                HttpResponse<byte[]> answer =
                        client.send(passedOn(exchange, asked), HttpResponse.BodyHandlers.ofByteArray());
                answer.headers()
                        .firstValue("Content-Type")
                        .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
                send(exchange, answer.statusCode(), answer.body());
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange exchange, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(network + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
        for (String header : PASSED_ON) {
            Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                    .ifPresent(value -> request.header(header, value));
        }
        return request.build();
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }
}
