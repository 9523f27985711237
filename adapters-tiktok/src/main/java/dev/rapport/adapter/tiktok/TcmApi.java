package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/** Paths and parameters of the creator marketplace, API for Business v1.3. Thread-safe. */
final class TcmApi implements AutoCloseable {
    /** The greatest page is not documented; this is what the same API's lists of a creator's own videos take. */
    static final int PER_PAGE = 20;

    static final String BUCKET = "tcm-calls";
    /** Ten a second at the basic level. */
    static final Duration SPACING = Duration.ofMillis(100);

    private static final Cost ONE_CALL = Cost.of(BUCKET, 1);
    private static final String ROOT = "/open_api/v1.3";

    private final TcmConfig config;
    private final JsonApi api;
    private Optional<String> account;

    TcmApi(TcmConfig config, Clock clock) {
        this.config = config;
        this.api = new JsonApi(Network.TIKTOK, config.baseUrl(), new TcmErrors(), clock);
        this.account = config.accountId();
    }

    ApiAnswer creator(String handle, ReadContext context) {
        return send(
                ApiCall.get("a creator in the marketplace", ROOT + "/tto/tcm/creator/public/", ONE_CALL)
                        .with("tto_tcm_account_id", account(context))
                        .with("handle_name", handle),
                context);
    }

    ApiAnswer videos(String handle, OptionalLong cursor, ReadContext context) {
        ApiCall call = ApiCall.get(
                        "a creator's videos in the marketplace", ROOT + "/tto/tcm/creator/public/video/list/", ONE_CALL)
                .with("tto_tcm_account_id", account(context))
                .with("handle_name", handle)
                .with("limit", String.valueOf(PER_PAGE));
        return send(cursor.isPresent() ? call.with("cursor", String.valueOf(cursor.getAsLong())) : call, context);
    }

    /** As configured, else the first account that the token reaches, asked for once. */
    private synchronized String account(ReadContext context) {
        if (account.isEmpty()) {
            account = Optional.of(askAccount(context));
        }
        return account.get();
    }

    private String askAccount(ReadContext context) {
        TcmConfig.App app = config.app()
                .orElseThrow(() -> NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED,
                        "neither a marketplace account nor an app to ask for it with is set"));
        ApiAnswer answer = send(
                ApiCall.get("the marketplace accounts", ROOT + "/tto/oauth2/tcm/", Cost.NONE)
                        .with("app_id", app.id())
                        .with("secret", app.secret()),
                context);
        JsonNode accounts = answer.body().path("data").path("tto_tcm_account_ids");
        String first = ErrorAnswer.plain(accounts.path(0));
        if (first.isEmpty()) {
            throw NetworkException.ofNetwork(
                    FailureKind.NOT_AUTHORISED, "TikTok names no marketplace account that the access token reaches");
        }
        return first;
    }

    private ApiAnswer send(ApiCall call, ReadContext context) {
        return api.call(call.withHeader("Access-Token", config.accessToken()), context);
    }

    NetworkHealth health() {
        return api.health();
    }

    @Override
    public void close() {
        api.close();
    }
}
