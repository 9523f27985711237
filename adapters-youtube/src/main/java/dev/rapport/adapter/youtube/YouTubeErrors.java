package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What YouTube's errors mean. The decision hangs on status, reason and quota unit, never on the message (errors page and
 * recorded answers, 2026-11-23).
 */
final class YouTubeErrors implements AnswerCheck {
    private static final String ANSWERED = "YouTube answered ";

    @Override
    public Optional<Trouble> check(ApiAnswer answer) {
        if (answer.isSuccess() && answer.body().path("error").isMissingNode()) {
            return Optional.empty();
        }
        JsonNode error = answer.body().path("error");
        String reason = error.path("errors").path(0).path("reason").asString("");
        String detailed = detail(error, "reason");
        int status = answer.status();
        String said =
                ANSWERED + status + (reason.isEmpty() ? "" : " " + reason) + (detailed.isEmpty() ? "" : " " + detailed);
        if (reason.equals("quotaExceeded") || reason.equals("dailyLimitExceeded")) {
            return spent(said, answer);
        }
        if (status == 429) {
            return detail(error, "quota_unit").contains("/d/")
                    ? spent(said, answer)
                    : Optional.of(new Passing(FailureKind.RATE_LIMITED, said, Optional.empty()));
        }
        if (status == 403 && (reason.equals("rateLimitExceeded") || reason.equals("userRateLimitExceeded"))) {
            return Optional.of(new Passing(FailureKind.RATE_LIMITED, said, Optional.empty()));
        }
        if (detailed.equals("API_KEY_INVALID") || reason.equals("keyInvalid") || status == 401) {
            return lasting(NetworkException.ofNetwork(FailureKind.NOT_AUTHORISED, said + ": the API key is refused"));
        }
        if (status == 404) {
            return lasting(NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_FOUND, said));
        }
        if (reason.equals("playlistItemsNotAccessible")) {
            return lasting(NetworkException.ofAccount(FailureKind.ACCOUNT_NOT_READABLE, said));
        }
        if (status == 403) {
            return lasting(NetworkException.ofNetwork(
                    FailureKind.NOT_AUTHORISED,
                    said + ": enable the YouTube Data API and check the key's restrictions"));
        }
        if (reason.equals("processingFailure") && answer.attempt() == 1) {
            return Optional.of(new Passing(FailureKind.UNEXPECTED_RESPONSE, said, Optional.empty()));
        }
        if (status >= 500) {
            return Optional.of(new Passing(FailureKind.NETWORK_UNAVAILABLE, said, Optional.empty()));
        }
        return lasting(NetworkException.ofAccount(FailureKind.UNEXPECTED_RESPONSE, said));
    }

    /** Whether one of the ids asked for may have spoilt the whole call. */
    static boolean isBadRequest(NetworkException failure) {
        return failure.kind() == FailureKind.UNEXPECTED_RESPONSE
                && failure.getMessage().startsWith(ANSWERED + "400");
    }

    /** The next midnight in the zone in which buckets reset. */
    static Instant nextReset(Instant now) {
        return LocalDate.ofInstant(now, YouTubeConfig.PACIFIC)
                .plusDays(1)
                .atStartOfDay(YouTubeConfig.PACIFIC)
                .toInstant();
    }

    private static Optional<Trouble> spent(String said, ApiAnswer answer) {
        return lasting(NetworkException.ofNetwork(
                FailureKind.QUOTA_EXHAUSTED, said + ": the day's quota is spent", nextReset(answer.receivedAt())));
    }

    private static Optional<Trouble> lasting(NetworkException failure) {
        return Optional.of(new Lasting(failure));
    }

    private static String detail(JsonNode error, String field) {
        for (JsonNode detail : error.path("details")) {
            JsonNode direct = detail.path(field);
            JsonNode found =
                    direct.isString() ? direct : detail.path("metadata").path(field);
            if (found.isString()) {
                return found.asString();
            }
        }
        return "";
    }
}
