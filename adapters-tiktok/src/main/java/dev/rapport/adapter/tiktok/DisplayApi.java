package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import dev.rapport.domain.setting.Secret;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Paths and parameters of the Display API and the token endpoint: the only class that knows its addresses. Thread-safe. */
final class DisplayApi implements AutoCloseable {
    /** Most videos on a page (video list page, 2026-11-23). */
    static final int PER_PAGE = 20;

    private static final Cost ONE_USER = Cost.of(TikTokConfig.USER_BUCKET, 1);
    private static final Cost ONE_PAGE = Cost.of(TikTokConfig.VIDEOS_BUCKET, 1);
    private static final String VIDEO_FIELDS =
            "id,create_time,share_url,like_count,comment_count,share_count,view_count";

    private final DisplayConfig config;
    private final AnswerCheck errors = new DisplayErrors();
    private final JsonApi api;

    DisplayApi(DisplayConfig config, Clock clock) {
        this.config = config;
        this.api = new JsonApi(Network.TIKTOK, config.baseUrl(), errors, clock);
    }

    static ApiCall profile(List<String> fields) {
        return ApiCall.get("a creator's profile", "/v2/user/info/", ONE_USER).with("fields", String.join(",", fields));
    }

    /** @param cursor milliseconds; videos posted before it are listed. Empty for the newest */
    static ApiCall videos(OptionalLong cursor, boolean texts) {
        String from = cursor.isPresent() ? ",\"cursor\":" + cursor.getAsLong() : "";
        return ApiCall.get("a creator's videos", "/v2/video/list/", ONE_PAGE)
                .with("fields", texts ? VIDEO_FIELDS + ",title,video_description" : VIDEO_FIELDS)
                .withJson("{\"max_count\":" + PER_PAGE + from + "}");
    }

    ApiAnswer send(ApiCall call, Secret accessToken, ReadContext context) {
        return api.call(call.withHeader("Authorization", new Secret("Bearer " + accessToken.reveal())), context);
    }

    /**
     * Spends a refresh token. It works once, so a call whose answer was lost may have used it up: it is tried once more,
     * and never again.
     */
    Grant renew(Grant spent, Secret refreshToken, ReadContext context) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("client_key", config.clientKey());
        form.put("client_secret", config.clientSecret());
        form.put("grant_type", new Secret("refresh_token"));
        form.put("refresh_token", refreshToken);
        ApiCall call = ApiCall.get("a new access token", "/v2/oauth/token/", Cost.NONE)
                .withHeader("Cache-Control", new Secret("no-cache"))
                .withForm(form);
        ReadContext once = onceOnly(context);
        ApiAnswer answer;
        try {
            answer = api.call(call, once);
        } catch (NetworkException e) {
            if (!isLost(e)) {
                throw e;
            }
            answer = api.call(call, once);
        }
        try {
            return TokenAnswer.renewed(answer.body(), spent, answer.receivedAt());
        } catch (IllegalArgumentException e) {
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, "TikTok: " + e.getMessage(), e);
        }
    }

    /**
     * Exchanges the code that a creator's consent gave. It works once, so a call whose answer was lost is not repeated: the
     * creator agrees again.
     */
    Grant exchange(Secret code, URI redirect, ReadContext context) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("client_key", config.clientKey());
        form.put("client_secret", config.clientSecret());
        form.put("grant_type", new Secret("authorization_code"));
        form.put("code", code);
        form.put("redirect_uri", new Secret(redirect.toString()));
        ApiCall call = ApiCall.get("a creator's grant", "/v2/oauth/token/", Cost.NONE)
                .withHeader("Cache-Control", new Secret("no-cache"))
                .withForm(form);
        ApiAnswer answer = api.call(call, onceOnly(context));
        try {
            return TokenAnswer.grant(answer.body(), answer.receivedAt());
        } catch (IllegalArgumentException e) {
            throw NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, String.valueOf(e.getMessage()), e);
        }
    }

    /** Ends the consent behind a token that works. The answer is empty (token management page, 2026-11-05). */
    void revoke(Secret accessToken, ReadContext context) {
        Map<String, Secret> form = new LinkedHashMap<>();
        form.put("client_key", config.clientKey());
        form.put("client_secret", config.clientSecret());
        form.put("token", accessToken);
        ApiCall call = ApiCall.get("the end of a consent", "/v2/oauth/revoke/", Cost.NONE)
                .withHeader("Cache-Control", new Secret("no-cache"))
                .withForm(form)
                .accepting(200);
        Object ignored =
                api.call(call, context, answer -> answer.body().has("error") ? errors.check(answer) : Optional.empty());
    }

    /** Whether TikTok may have done what was asked although its answer did not arrive. */
    private static boolean isLost(NetworkException failure) {
        return failure.reach() == NetworkException.Reach.ACCOUNT
                && Refusal.code(failure).isEmpty();
    }

    private static ReadContext onceOnly(ReadContext context) {
        ReadContext.CallLimits limits = context.limits();
        return new ReadContext(
                context.quota(),
                context.grants(),
                context.clock(),
                context.waiting(),
                context.cancellation(),
                new ReadContext.CallLimits(limits.maxInFlight(), 1, limits.callTimeout(), limits.maxAnswerBytes()),
                context.drift());
    }

    NetworkHealth health() {
        return api.health();
    }

    @Override
    public void close() {
        api.close();
    }
}
