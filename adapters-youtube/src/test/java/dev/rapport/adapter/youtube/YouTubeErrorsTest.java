package dev.rapport.adapter.youtube;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rapport.adapter.http.AnswerCheck;
import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.quota.Cost;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class YouTubeErrorsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T20:00:00Z");
    private static final YouTubeErrors ERRORS =
            new YouTubeErrors(ApiCall.get("50 channels", "/youtube/v3/channels", Cost.of("main", 1)), Set.of());

    @ParameterizedTest
    @CsvSource({
        "400, badRequest, API_KEY_INVALID, -, NOT_AUTHORISED, NETWORK",
        "400, keyInvalid, -, -, NOT_AUTHORISED, NETWORK",
        "400, -, API_KEY_INVALID, -, NOT_AUTHORISED, NETWORK",
        "400, badRequest, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, invalidFilters, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, incompatibleParameters, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, missingRequiredParameter, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, unexpectedParameter, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, unknownPart, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "400, invalidPageToken, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
        "401, authError, -, -, NOT_AUTHORISED, NETWORK",
        "401, -, -, -, NOT_AUTHORISED, NETWORK",
        "403, accessNotConfigured, SERVICE_DISABLED, -, NOT_AUTHORISED, NETWORK",
        "403, forbidden, API_KEY_SERVICE_BLOCKED, -, NOT_AUTHORISED, NETWORK",
        "403, backendError, -, -, NOT_AUTHORISED, NETWORK",
        "403, -, -, -, NOT_AUTHORISED, NETWORK",
        "403, quotaExceeded, -, -, QUOTA_EXHAUSTED, NETWORK",
        "403, dailyLimitExceeded, -, -, QUOTA_EXHAUSTED, NETWORK",
        "429, rateLimitExceeded, RATE_LIMIT_EXCEEDED, 1/d/{project}, QUOTA_EXHAUSTED, NETWORK",
        "429, -, RATE_LIMIT_EXCEEDED, 1/d/{project}, QUOTA_EXHAUSTED, NETWORK",
        "403, playlistItemsNotAccessible, -, -, ACCOUNT_NOT_READABLE, ACCOUNT",
        "404, playlistNotFound, -, -, ACCOUNT_NOT_FOUND, ACCOUNT",
        "404, channelNotFound, -, -, ACCOUNT_NOT_FOUND, ACCOUNT",
        "404, videoNotFound, -, -, ACCOUNT_NOT_FOUND, ACCOUNT",
        "404, -, -, -, UNEXPECTED_RESPONSE, ACCOUNT",
    })
    void what_lasts_is_told_by_status_reasons_and_quota_unit(
            int status, String reason, String details, String unit, FailureKind kind, NetworkException.Reach reach) {
        NetworkException failure = lasting(answer(status, body(status, reason, details, unit, "see reason"), 1));
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reach()).isEqualTo(reach);
        assertThat(failure.retryAt().isPresent()).isEqualTo(kind == FailureKind.QUOTA_EXHAUSTED);
        assertThat(failure).hasMessageContainingAll("50 channels", String.valueOf(status));
    }

    @ParameterizedTest
    @CsvSource({
        "403, rateLimitExceeded, -, -, RATE_LIMITED",
        "403, userRateLimitExceeded, -, -, RATE_LIMITED",
        "429, rateLimitExceeded, RATE_LIMIT_EXCEEDED, 1/min/{project}, RATE_LIMITED",
        "429, rateLimitExceeded, -, -, RATE_LIMITED",
        "400, processingFailure, -, -, UNEXPECTED_RESPONSE",
        "500, backendError, -, -, NETWORK_UNAVAILABLE",
        "502, -, -, -, NETWORK_UNAVAILABLE",
        "503, backendError, -, -, NETWORK_UNAVAILABLE",
        "504, internalError, -, -, NETWORK_UNAVAILABLE",
    })
    void what_may_pass_is_tried_again(int status, String reason, String details, String unit, FailureKind kind) {
        AnswerCheck.Trouble trouble = ERRORS.check(answer(status, body(status, reason, details, unit, "see reason"), 1))
                .orElseThrow();
        assertThat(trouble)
                .isInstanceOfSatisfying(
                        AnswerCheck.Passing.class,
                        passing -> assertThat(passing.kind()).isEqualTo(kind));
    }

    @Test
    void a_processing_failure_is_tried_again_once() {
        String body = body(400, "processingFailure", "-", "-", "");
        assertThat(lasting(answer(400, body, 2)).kind()).isEqualTo(FailureKind.UNEXPECTED_RESPONSE);
    }

    @Test
    void a_429_without_details_is_the_days_only_if_its_text_says_so() {
        String text = "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day'";
        assertThat(lasting(answer(429, body(429, "rateLimitExceeded", "-", "-", text), 1))
                        .kind())
                .isEqualTo(FailureKind.QUOTA_EXHAUSTED);
    }

    @Test
    void a_spent_bucket_is_named() {
        assertThat(lasting(answer(403, body(403, "quotaExceeded", "-", "-", ""), 1)))
                .hasMessageContaining("bucket main");
    }

    @Test
    void an_error_inside_a_good_status_counts_as_its_own_code() {
        assertThat(lasting(answer(200, body(403, "quotaExceeded", "-", "-", ""), 1))
                        .kind())
                .isEqualTo(FailureKind.QUOTA_EXHAUSTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"error\":\"invalid_grant\"}", "{\"error\":null}", "{\"error\":[1]}", "{\"error\":{}}"})
    void errors_of_other_shapes_are_errors_all_the_same(String body) {
        assertThat(ERRORS.check(answer(200, body, 1))).isPresent();
        assertThat(ERRORS.check(answer(401, body, 1))).isPresent();
    }

    @Test
    void neither_the_message_nor_an_odd_reason_is_repeated() {
        NetworkException failure = lasting(answer(403, body(403, "<b>s3cret</b>", "-", "-", "s3cret"), 1));
        assertThat(failure).hasMessageNotContaining("s3cret");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T20:00:00Z, 2026-11-25T08:00:00Z",
        "2026-07-01T06:59:59Z, 2026-07-01T07:00:00Z",
        "2026-07-01T07:00:00Z, 2026-07-02T07:00:00Z",
        "2026-03-08T08:00:00Z, 2026-03-09T07:00:00Z",
        "2026-11-01T07:00:00Z, 2026-11-02T08:00:00Z",
        "2026-11-02T07:30:00Z, 2026-11-02T08:00:00Z"
    })
    // The clocks go forward on 8 March, a day of 23 hours, and back on 1 November, a day of 25.
    void buckets_come_back_at_midnight_in_california(Instant now, Instant reset) {
        assertThat(YouTubeErrors.nextReset(now)).isEqualTo(reset);
    }

    private static NetworkException lasting(ApiAnswer answer) {
        return ((AnswerCheck.Lasting) ERRORS.check(answer).orElseThrow()).failure();
    }

    private static ApiAnswer answer(int status, String body, int attempt) {
        return new ApiAnswer(status, new JsonMapper().readTree(body), Map.of(), NOON, attempt);
    }

    private static String body(int code, String reason, String details, String unit, String message) {
        String errors = reason.equals("-")
                ? ""
                : ",\"errors\":[{\"message\":\"x\",\"domain\":\"global\",\"reason\":\"" + reason + "\"}]";
        String info = details.equals("-")
                ? ""
                : """
                ,"details":[{"@type":"type.googleapis.com/google.rpc.Help","links":[]},
                 {"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"%s","domain":"googleapis.com"%s}]""".formatted(details, unit.equals("-") ? "" : ",\"metadata\":{\"quota_unit\":\"" + unit + "\"}");
        return "{\"error\":{\"code\":%d,\"message\":\"%s\"%s%s}}".formatted(code, message, errors, info);
    }
}
