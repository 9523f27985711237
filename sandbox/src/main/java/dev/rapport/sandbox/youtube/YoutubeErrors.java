package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Refusal;
import dev.rapport.sandbox.quota.DailyBucket;
import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/** Error bodies in the two layers of Google's APIs. */
final class YoutubeErrors {
    private static final String ERROR_INFO = "type.googleapis.com/google.rpc.ErrorInfo";

    private YoutubeErrors() {}

    static Refusal badKey() {
        String message = "API key not valid. Please pass a valid API key.";
        ObjectNode body = body(400, message, "badRequest", "global", "INVALID_ARGUMENT");
        ObjectNode info = detail(body, "API_KEY_INVALID");
        info.putObject("metadata").put("service", "youtube.googleapis.com");
        return refusal(400, body);
    }

    static Refusal noKey() {
        String message = "Method doesn't allow unregistered callers (callers without established identity)."
                + " Please use API Key or other form of API consumer identity to call this API.";
        return refusal(403, body(403, message, "forbidden", "global", "PERMISSION_DENIED"));
    }

    static Refusal badToken() {
        String message = "Request had invalid authentication credentials.";
        return refusal(401, body(401, message, "authError", "global", "UNAUTHENTICATED"));
    }

    static Refusal mainSpent() {
        String message = "The request cannot be completed because you have exceeded your"
                + " <a href=\"/youtube/v3/getting-started#quota\">quota</a>.";
        ObjectNode body = body(403, message, "quotaExceeded", "youtube.quota", "");
        return refusal(403, body);
    }

    static Refusal methodSpent(
            DailyBucket bucket, String metric, String method, String words, String project, Instant now) {
        String message = "Quota exceeded for quota metric '" + words + "' and limit '" + words
                + " per day' of service 'youtube.googleapis.com' for consumer 'project_number:" + project + "'.";
        ObjectNode body = body(429, message, "rateLimitExceeded", "global", "RESOURCE_EXHAUSTED");
        detail(body, "RATE_LIMIT_EXCEEDED")
                .putObject("metadata")
                .put("service", "youtube.googleapis.com")
                .put("consumer", "projects/" + project)
                .put("quota_metric", "youtube.googleapis.com/" + metric)
                .put("quota_limit", "default" + method + "PerDayPerProject")
                .put("quota_limit_value", Integer.toString(bucket.limit()))
                .put("quota_unit", "1/d/{project}")
                .put("quota_location", "global")
                .put("window_start_time", Long.toString(bucket.windowStart(now).getEpochSecond()));
        return refusal(429, body);
    }

    /** A parameter that is wrong, missing, not known or not possible beside another. */
    static Refusal parameter(String reason, String message, String parameter) {
        ObjectNode body = body(400, message, reason, "youtube.parameter", "INVALID_ARGUMENT");
        locate(body, parameter);
        return refusal(400, body);
    }

    static Refusal malformed(String message, String parameter) {
        ObjectNode body = body(400, message, "badRequest", "global", "INVALID_ARGUMENT");
        locate(body, parameter);
        return refusal(400, body);
    }

    static Refusal playlistNotFound() {
        String message =
                "The playlist identified with the request's <code>playlistId</code> parameter cannot be found.";
        ObjectNode body = body(404, message, "playlistNotFound", "youtube.playlistItem", "");
        locate(body, "playlistId");
        return refusal(404, body);
    }

    static Refusal notYours(String part) {
        String message = "The owner of the data did not grant access to part " + part + ".";
        return refusal(403, body(403, message, "forbidden", "global", "PERMISSION_DENIED"));
    }

    private static void locate(ObjectNode body, String parameter) {
        ((ObjectNode) body.at("/error/errors/0")).put("location", parameter).put("locationType", "parameter");
    }

    private static ObjectNode detail(ObjectNode body, String reason) {
        ObjectNode error = (ObjectNode) body.get("error");
        return error.putArray("details")
                .addObject()
                .put("@type", ERROR_INFO)
                .put("reason", reason)
                .put("domain", "googleapis.com");
    }

    private static ObjectNode body(int code, String message, String reason, String domain, String status) {
        ObjectNode body = Json.object();
        ObjectNode error = body.putObject("error").put("code", code).put("message", message);
        error.putArray("errors")
                .addObject()
                .put("message", message)
                .put("domain", domain)
                .put("reason", reason);
        if (!status.isEmpty()) {
            error.put("status", status);
        }
        return body;
    }

    private static Refusal refusal(int status, ObjectNode body) {
        return new Refusal(Answer.json(status, body));
    }
}
