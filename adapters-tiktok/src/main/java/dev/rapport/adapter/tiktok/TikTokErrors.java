package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What TikTok's errors mean. The decision hangs on {@code error.code}, whatever the HTTP status: two codes with opposite
 * meanings share 401, and errors come with 200 too. The token endpoint answers without an envelope (error handling and
 * OAuth error pages, 2026-11-23).
 */
final class TikTokErrors implements AnswerCheck {
    /** The limit is a sliding minute; no header tells the wait. */
    private static final Duration MINUTE = Duration.ofSeconds(60);

    private static final int MOST_JITTER_MILLIS = 15_000;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        JsonNode error = answer.body().path("error");
        if (error.isString() && !error.asString().isBlank()) {
            return Optional.of(token(plain(error), said(answer, plain(error), answer.body())));
        }
        if (answer.isSuccess() && TokenAnswer.isOne(answer.body())) {
            return Optional.empty();
        }
        String code = plain(error.path("code"));
        if (answer.isSuccess() && code.equals("ok")) {
            return Optional.empty();
        }
        return Optional.of(display(answer.status(), code, said(answer, code, error)));
    }

    private static Trouble display(int status, String code, String said) {
        return switch (code) {
            case Refusal.TOKEN_INVALID ->
                lasting(FailureKind.CONSENT_WITHDRAWN, said + ": the creator has to connect the account again", code);
            case Refusal.SCOPE_NOT_GRANTED, Refusal.SCOPE_MISSED ->
                lasting(
                        FailureKind.NOT_AUTHORISED,
                        said + ": the creator's grant does not cover it; consent is needed again",
                        code);
            case "rate_limit_exceeded" -> limited(said);
            case "internal_error", "timeout" -> new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty());
            default -> byStatus(status, code, said);
        };
    }

    private static Trouble byStatus(int status, String code, String said) {
        if (status == 429) {
            return limited(said);
        }
        return status >= 500
                ? new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty())
                : lasting(FailureKind.UNEXPECTED_RESPONSE, said, code);
    }

    private static Trouble token(String code, String said) {
        return switch (code) {
            case "invalid_grant" ->
                lasting(FailureKind.CONSENT_WITHDRAWN, said + ": the creator has to connect the account again", code);
            case "invalid_client", "unauthorized_client" ->
                new Lasting(NetworkException.ofNetwork(
                        FailureKind.NOT_AUTHORISED, said + ": the app's client key or secret is refused"));
            case "server_error", "temporarily_unavailable" ->
                new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty());
            default -> lasting(FailureKind.UNEXPECTED_RESPONSE, said, code);
        };
    }

    private static Trouble limited(String said) {
        int jitter = ThreadLocalRandom.current().nextInt(MOST_JITTER_MILLIS);
        return new Passing(FailureKind.RATE_LIMITED, said, Optional.of(MINUTE.plusMillis(jitter)));
    }

    private static Trouble lasting(FailureKind kind, String said, String code) {
        return new Lasting(NetworkException.ofAccount(kind, said, new Refusal(code)));
    }

    /** TikTok's support asks for the log id. */
    private static String said(ApiAnswer answer, String code, JsonNode holder) {
        String log = plain(holder.path("log_id"));
        return "TikTok answered " + answer.status() + (code.isEmpty() ? " without an error code" : " " + code)
                + (log.isEmpty() ? "" : " (log_id " + log + ")");
    }

    /** Codes and ids only; nothing else of an answer gets into a message. */
    private static String plain(JsonNode node) {
        String text = node.isString() ? node.asString().strip() : "";
        return PLAIN.matcher(text).matches() ? text : "";
    }
}
