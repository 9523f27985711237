package dev.rapport.adapter.http;

import dev.rapport.adapter.http.Attempts.Attempt;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.setting.Secret;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Request;

/**
 * Calls one network's JSON API on one route: the gate asked before every attempt, a deadline for every attempt as a whole,
 * bounds on size, depth and attempts, growing randomised pauses, a circuit for each set of quota buckets. No redirect is
 * followed, so no credential reaches another host. Messages name the network, what was asked and the status, never an
 * address, a header or a body. Thread-safe.
 */
public final class JsonApi implements AutoCloseable {
    private final Network network;
    private final AnswerCheck check;
    private final Clock clock;
    private final Transport transport;
    /** By buckets: what is counted apart also fails apart. */
    private final Map<Set<String>, Circuit> circuits = new ConcurrentHashMap<>();

    private final Rests rests = new Rests();
    private final Set<String> unread;

    public JsonApi(Network network, URI baseUrl, AnswerCheck check, Clock clock) {
        this(network, baseUrl, check, clock, Set.of());
    }

    /** @param unread fields, at any depth of an answer, whose values nobody reads: their names stay, a mark is the value */
    public JsonApi(Network network, URI baseUrl, AnswerCheck check, Clock clock, Set<String> unread) {
        this.unread = Set.copyOf(unread);
        this.network = network;
        this.check = check;
        this.clock = clock;
        this.transport = new Transport(baseUrl);
    }

    /**
     * Makes a call, again if need be. While the network has a short waiting time run for one call, others of the same
     * buckets wait with it; a long one pauses the buckets for everybody.
     *
     * @return an answer of 2xx with JSON, or of a status that the call accepts
     * @throws NetworkException if it failed for good, was refused by the gate or by the circuit, or the run was cancelled;
     *     a body that could not be read goes with it as its record
     */
    public ApiAnswer call(ApiCall call, ReadContext context) {
        return call(call, context, check);
    }

    /** As {@link #call(ApiCall, ReadContext)}, for a method whose errors mean something of their own. */
    public ApiAnswer call(ApiCall call, ReadContext context, AnswerCheck ownCheck) {
        Request request = transport.request(call);
        Circuit circuit =
                circuits.computeIfAbsent(Set.copyOf(call.cost().units().keySet()), key -> new Circuit(clock));
        Attempt last = Attempts.run(context, number -> {
            admit(call, circuit, context);
            Attempt attempt = send(call, request, ownCheck, circuit, context, number);
            if (attempt.isLimited() && attempt.isWorthAnother()) {
                Instant until = context.clock().instant().plus(attempt.named());
                rests.ask(call.cost(), until);
                if (attempt.named().isPositive()) {
                    call.cost()
                            .units()
                            .keySet()
                            .forEach(bucket -> context.quota().rest(bucket, until));
                }
            }
            return attempt;
        });
        return last.answer().orElseThrow(() -> usedUp(call, last, circuit, context));
    }

    /** Whether the network answers; calls of other buckets may fare better than the worst, which this tells. */
    public NetworkHealth health() {
        return NetworkHealth.of(circuits.values().stream().map(Circuit::health).toList());
    }

    /** Returns when the next attempt may be sent; it is paid for then. */
    private void admit(ApiCall call, Circuit circuit, ReadContext context) {
        if (context.cancellation().isRequested()) {
            throw StoppablePause.stopped(context);
        }
        rest(call, context);
        circuit.refusedUntil().ifPresent(until -> {
            throw NetworkException.ofNetwork(
                    FailureKind.NETWORK_UNAVAILABLE, network + " did not answer; asked again from " + until, until);
        });
        boolean admitted = false;
        try {
            context.quota().acquire(call.cost());
            // The gate may have kept us waiting, and another call may have learnt meanwhile to wait longer.
            rest(call, context);
            admitted = true;
        } finally {
            if (!admitted) {
                circuit.notSent();
            }
        }
    }

    private void rest(ApiCall call, ReadContext context) {
        Instant until = Instant.MIN;
        while (rests.until(call.cost()).isAfter(until)) {
            until = rests.until(call.cost());
            StoppablePause.of(Duration.between(context.clock().instant(), until), context);
        }
    }

    private Attempt send(
            ApiCall call, Request request, AnswerCheck ownCheck, Circuit circuit, ReadContext context, int number) {
        Transport.RawAnswer raw;
        try {
            raw = transport.send(request, context.limits(), context.cancellation());
        } catch (AnswerLimit.Exceeded e) {
            circuit.answered();
            throw NetworkException.ofAccount(
                    FailureKind.RESPONSE_TOO_LARGE, message(call, String.valueOf(e.getMessage())));
        } catch (InterruptedIOException e) {
            if (Thread.currentThread().isInterrupted()) {
                circuit.notSent();
                throw StoppablePause.stopped(context);
            }
            circuit.attemptFailed();
            return Attempt.failed(
                    number,
                    FailureKind.DEADLINE_EXCEEDED,
                    "no whole answer within " + context.limits().callTimeout(),
                    Optional.empty());
        } catch (IOException e) {
            if (context.cancellation().isRequested()) {
                circuit.notSent();
                throw StoppablePause.stopped(context);
            }
            transport.distrustIdleConnections();
            circuit.attemptFailed();
            return Attempt.failed(
                    number,
                    FailureKind.NETWORK_UNAVAILABLE,
                    "no usable connection (" + e.getClass().getSimpleName() + ")",
                    Optional.empty());
        }
        if (raw.status() < 500) {
            circuit.answered();
        } else {
            circuit.attemptFailed();
        }
        return judge(call, raw, ownCheck, number, context);
    }

    private Attempt judge(
            ApiCall call, Transport.RawAnswer raw, AnswerCheck ownCheck, int number, ReadContext context) {
        JsonBodies.Body body = JsonBodies.read(raw.body(), unread);
        int status = raw.status();
        Optional<String> unread = body.trouble().isEmpty() ? Optional.empty() : Optional.of(kept(call, raw.body()));
        ApiAnswer answer = new ApiAnswer(status, body.tree(), raw.headers(), clock.instant(), number, unread);
        Optional<Duration> wait = answer.retryAfter();
        if (answer.isJson()) {
            Optional<AnswerCheck.Trouble> trouble = ownCheck.check(answer);
            if (trouble.isPresent()) {
                return trouble(call, raw, trouble.get(), wait, number, context);
            }
        }
        if (call.accepted().contains(status)) {
            return Attempt.answered(answer);
        }
        if (status == 429) {
            return Attempt.failed(number, FailureKind.RATE_LIMITED, "status 429", wait);
        }
        if (status >= 500) {
            return Attempt.failed(number, FailureKind.NETWORK_UNAVAILABLE, "status " + status, wait);
        }
        if (!answer.isSuccess()) {
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, message(call, "status " + status))
                    .withRecord(kept(call, raw.body()));
        }
        if (!answer.isJson()) {
            String detail = "status " + status + " with " + body.trouble();
            if (number >= context.limits().attempts()) {
                throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, message(call, detail + after(number)))
                        .withRecord(kept(call, raw.body()));
            }
            return Attempt.failed(number, FailureKind.UNEXPECTED_RESPONSE, detail, wait);
        }
        return Attempt.answered(answer);
    }

    private static Attempt trouble(
            ApiCall call,
            Transport.RawAnswer raw,
            AnswerCheck.Trouble trouble,
            Optional<Duration> wait,
            int number,
            ReadContext context) {
        if (trouble instanceof AnswerCheck.Lasting lasting) {
            lasting.unknown().ifPresent(new WireDrift(context.drift())::error);
            throw lasting.failure().kind() == FailureKind.UNEXPECTED_RESPONSE
                    ? lasting.failure().withRecord(kept(call, raw.body()))
                    : lasting.failure();
        }
        AnswerCheck.Passing passing = (AnswerCheck.Passing) trouble;
        Duration least = longer(wait.orElse(Duration.ZERO), passing.atLeast().orElse(Duration.ZERO));
        return Attempt.failed(number, passing.kind(), passing.detail(), Optional.of(least));
    }

    private NetworkException usedUp(ApiCall call, Attempt last, Circuit circuit, ReadContext context) {
        AnswerCheck.Passing passing = last.passing().orElseThrow();
        String message = message(call, passing.detail() + after(last.number()));
        if (last.isLimited() || !last.isWorthAnother()) {
            Instant until = context.clock().instant().plus(longer(last.named(), Duration.ofMinutes(1)));
            call.cost().units().keySet().forEach(bucket -> context.quota().pause(bucket, until));
            return NetworkException.ofNetwork(FailureKind.RATE_LIMITED, message, until);
        }
        if (passing.kind() == FailureKind.NETWORK_UNAVAILABLE || passing.kind() == FailureKind.DEADLINE_EXCEEDED) {
            circuit.callFailed();
        }
        return NetworkException.ofAccount(passing.kind(), message);
    }

    /** The body for a look at it later, without the secrets of this call or any that it holds itself. */
    private static String kept(ApiCall call, byte[] body) {
        List<String> secrets = new ArrayList<>();
        for (Map<String, Secret> place : List.of(call.secretQuery(), call.secretHeaders(), call.form())) {
            for (Secret secret : place.values()) {
                secrets.add(secret.reveal());
                // An answer may repeat a token without the word before it.
                secrets.add(secret.reveal().replaceFirst("^Bearer ", ""));
            }
        }
        return SecretMask.keep(new String(body, StandardCharsets.UTF_8), secrets);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private String message(ApiCall call, String detail) {
        return network + ", asked for " + call.what() + ": " + detail;
    }

    private static String after(int attempts) {
        return ", after " + attempts + (attempts == 1 ? " attempt" : " attempts");
    }

    @Override
    public void close() {
        transport.close();
    }
}
