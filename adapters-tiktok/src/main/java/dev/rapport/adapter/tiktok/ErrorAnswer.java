package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What an answer of open.tiktokapis.com says of its own success: in the envelope's {@code error.code}, or flat, as the
 * token endpoint does (error handling and OAuth error pages, 2026-11-23).
 *
 * @param code empty if there is none
 * @param message in lower case, for decisions only: it may repeat what was sent, so it gets into no message of ours
 * @param ofTokenEndpoint whether the error came without an envelope
 */
record ErrorAnswer(int status, String code, String message, String logId, boolean ofTokenEndpoint) {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Set<String> NAMED = Set.of(
            "ok",
            Refusal.TOKEN_INVALID,
            Refusal.SCOPE_NOT_GRANTED,
            Refusal.SCOPE_MISSED,
            Refusal.RATE_LIMITED,
            "internal_error",
            "timeout",
            "invalid_file_upload",
            "invalid_params",
            "invalid_param",
            "invalid_request",
            "invalid_grant",
            "invalid_client",
            "unauthorized_client",
            "unsupported_grant_type",
            "invalid_scope",
            "access_denied",
            "server_error",
            "temporarily_unavailable");
    private static final int LONGEST_MESSAGE = 1_000;

    static ErrorAnswer of(ApiAnswer answer) {
        JsonNode error = answer.body().path("error");
        boolean flat = error.isString() && !error.asString().isBlank();
        JsonNode holder = flat ? answer.body() : error;
        JsonNode message = holder.path(flat ? "error_description" : "message");
        String text = message.isString() ? message.asString() : "";
        return new ErrorAnswer(
                answer.status(),
                plain(flat ? error : error.path("code")),
                text.substring(0, Math.min(text.length(), LONGEST_MESSAGE)).toLowerCase(Locale.ROOT),
                plain(holder.path("log_id")),
                flat);
    }

    boolean isOk() {
        return status / 100 == 2 && !ofTokenEndpoint && code.equals("ok");
    }

    /** The code, if it is none that TikTok's pages name. */
    Optional<String> unknownCode() {
        return code.isEmpty() || NAMED.contains(code) ? Optional.empty() : Optional.of(code);
    }

    /** For messages; TikTok's support asks for the log id. */
    String said() {
        return "TikTok answered " + status + (code.isEmpty() ? " without an error code" : " " + code)
                + (logId.isEmpty() ? "" : " (log_id " + logId + ")");
    }

    /** Codes and ids only; nothing else of an answer gets into a message. */
    static String plain(JsonNode node) {
        String text =
                node.isString() || node.isIntegralNumber() ? node.asString().strip() : "";
        return PLAIN.matcher(text).matches() ? text : "";
    }
}
