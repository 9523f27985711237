package dev.rapport.adapter.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What came back: an HTTP status and, if the body was JSON, its tree. Prints neither body nor headers.
 *
 * @param body missing if the body was empty or not JSON
 * @param headers by lower-case name, the last value of each
 * @param attempt which try this was, from 1
 * @param unread the body if it was not JSON: secrets masked, its length capped
 */
public record ApiAnswer(
        int status,
        JsonNode body,
        Map<String, String> headers,
        Instant receivedAt,
        int attempt,
        Optional<String> unread) {
    public ApiAnswer(int status, JsonNode body, Map<String, String> headers, Instant receivedAt, int attempt) {
        this(status, body, headers, receivedAt, attempt, Optional.empty());
    }

    public Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /**
     * The wait that the answer asks for, in either form of {@code Retry-After} (RFC 9110, section 10.2.3): never negative, at
     * most two days. Empty if it asks for none, or in words that cannot be understood.
     */
    public Optional<Duration> retryAfter() {
        return RetryAfter.of(this);
    }

    public boolean isJson() {
        return !(body instanceof MissingNode);
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** Without body and headers. */
    @Override
    public String toString() {
        return "status " + status + " at " + receivedAt;
    }
}
