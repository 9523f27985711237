package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Refusal;
import tools.jackson.databind.node.ObjectNode;

/** Errors of the Display API, in an envelope without data, and of the token endpoint, which is flat. */
final class TiktokErrors {
    static final String LOG_ID = "20261123SANDBOX0000000000000000001";

    private TiktokErrors() {}

    static Refusal badToken() {
        return refusal(401, "access_token_invalid", "The access token is invalid or not found in the request.");
    }

    static Refusal scopeNotGranted(String scope) {
        return refusal(
                401,
                "scope_not_authorized",
                "The user did not authorize the scope required for this request: " + scope);
    }

    static Refusal fieldNotGranted(String field) {
        return refusal(
                400, "scope_permission_missed", "Additional scopes are required to access the field " + field + ".");
    }

    static Refusal badParameters(String message) {
        return refusal(400, "invalid_params", message);
    }

    static Refusal tooManyCalls() {
        return refusal(429, "rate_limit_exceeded", "The API rate limit was exceeded. Please try again later.");
    }

    /** The status of such answers is not documented; TikTok's own client looks for the error after a success. */
    static Refusal oauth(String error, String description) {
        ObjectNode body = Json.object()
                .put("error", error)
                .put("error_description", description)
                .put("log_id", LOG_ID);
        return new Refusal(Answer.json(200, body));
    }

    static ObjectNode ok(ObjectNode data) {
        ObjectNode body = Json.object();
        body.set("data", data);
        body.putObject("error").put("code", "ok").put("message", "").put("log_id", LOG_ID);
        return body;
    }

    private static Refusal refusal(int status, String code, String message) {
        ObjectNode body = Json.object();
        body.putObject("error").put("code", code).put("message", message).put("log_id", LOG_ID);
        return new Refusal(Answer.json(status, body));
    }
}
