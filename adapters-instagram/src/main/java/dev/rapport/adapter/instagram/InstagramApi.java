package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.setting.Secret;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import tools.jackson.databind.JsonNode;

/** The one call there is, one at a time. Thread-safe. */
final class InstagramApi implements AutoCloseable {
    private static final Cost ONE_CALL = Cost.of(InstagramSettings.BUCKET, 1);

    private final InstagramSettings settings;
    private final Optional<Secret> proof;
    private final JsonApi http;
    private final InstagramErrors errors = new InstagramErrors(new Pauses());
    private final ReentrantLock oneInFlight = new ReentrantLock();

    InstagramApi(InstagramSettings settings, Clock clock) {
        this.settings = settings;
        this.proof = settings.appSecret().map(secret -> AppSecretProof.of(settings.accessToken(), secret));
        this.http = new JsonApi(Network.INSTAGRAM, settings.baseUrl(), errors, clock);
    }

    record Page(JsonNode body, Instant receivedAt, Usage usage) {}

    /**
     * Asks for a creator with a page of posts.
     *
     * @throws GraphFailure if Instagram named a lasting error
     * @throws NetworkException if there was no usable answer
     */
    Page page(DiscoveryFields fields, ReadContext context) {
        oneInFlight.lock();
        try {
            Drift drift = new Drift(context.drift());
            AnswerCheck check = found -> {
                drift.version(found, settings.apiVersion());
                return errors.check(found);
            };
            ApiAnswer answer = http.call(call(fields), context, check);
            return new Page(answer.body(), answer.receivedAt(), InstagramErrors.usage(answer));
        } catch (NetworkException e) {
            if (e.getCause() instanceof GraphFailure failure) {
                throw failure.with(e.record());
            }
            throw e;
        } finally {
            oneInFlight.unlock();
        }
    }

    /** The token travels in a header, so that it stands in no address, unless the operator wants it there. */
    private ApiCall call(DiscoveryFields fields) {
        ApiCall call = ApiCall.get(
                        "@" + fields.name().value(), settings.apiVersion() + "/" + settings.userId(), ONE_CALL)
                .with("fields", fields.expression());
        ApiCall signed = proof.map(value -> call.with("appsecret_proof", value)).orElse(call);
        return settings.tokenInAddress()
                ? signed.with("access_token", settings.accessToken())
                : signed.withHeader(
                        "Authorization",
                        new Secret("Bearer " + settings.accessToken().reveal()));
    }

    NetworkHealth health() {
        return http.health();
    }

    @Override
    public void close() {
        http.close();
    }
}
