package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.setting.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The token endpoint's answer, flat or under {@code data}. Lifetimes are what it says, never a constant: TikTok's pages
 * name 2 hours and 180 days (2026-11-05), older ones 24 hours and 365 days.
 */
final class TokenAnswer {
    private static final Duration LONGEST = Duration.ofDays(3_650);
    private static final Pattern VISIBLE = Pattern.compile("[\\x21-\\x7E]{1,4000}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WireRecord answer;

    private TokenAnswer(JsonNode body) {
        this.answer = new WireRecord("token answer", fields(body));
    }

    static boolean isOne(JsonNode body) {
        return fields(body).has("access_token");
    }

    private static JsonNode fields(JsonNode body) {
        return body.path("data").isObject() && !body.has("access_token") ? body.path("data") : body;
    }

    /**
     * A creator's first grant.
     *
     * @throws IllegalArgumentException naming what is missing, never what is there
     */
    static Grant grant(String text, Instant receivedAt) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("TikTok's token answer is not JSON");
        }
        return grant(body, receivedAt);
    }

    /** As {@link #grant(String, Instant)}. */
    static Grant grant(JsonNode body, Instant receivedAt) {
        return new TokenAnswer(body).first(receivedAt);
    }

    /**
     * What follows on a spent grant. What the answer leaves out stays as it was; without a lifetime the access token
     * counts as spent again, so that the new refresh token is kept in any case.
     *
     * @throws IllegalArgumentException if there is no access token, or it is another account's
     */
    static Grant renewed(JsonNode body, Grant spent, Instant receivedAt) {
        return new TokenAnswer(body).next(spent, receivedAt);
    }

    private Grant first(Instant receivedAt) {
        Optional<String> openId = visible("open_id").filter(id -> id.length() <= 190);
        Optional<Secret> access = visible("access_token").map(Secret::new);
        Optional<Duration> lifetime = lifetime("expires_in");
        Optional<String> scope = answer.text("scope");
        List<String> missing = new ArrayList<>();
        if (openId.isEmpty()) {
            missing.add("open_id");
        }
        if (access.isEmpty()) {
            missing.add("access_token");
        }
        if (lifetime.isEmpty()) {
            missing.add("expires_in");
        }
        if (scope.isEmpty()) {
            missing.add("scope");
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "TikTok's token answer lacks a usable " + String.join(", ", missing) + "; give the whole answer");
        }
        return new Grant(
                openId.orElseThrow(),
                access.orElseThrow(),
                receivedAt.plus(lifetime.orElseThrow()),
                visible("refresh_token").map(Secret::new),
                refreshLifetime().map(receivedAt::plus),
                scopes(scope.orElseThrow()));
    }

    private Grant next(Grant spent, Instant receivedAt) {
        if (visible("open_id").filter(id -> !id.equals(spent.externalId())).isPresent()) {
            throw new IllegalArgumentException("the token answer is for another account");
        }
        Secret access = visible("access_token")
                .map(Secret::new)
                .orElseThrow(() -> new IllegalArgumentException("the token answer lacks a usable access_token"));
        Optional<Secret> refresh = visible("refresh_token").map(Secret::new);
        return new Grant(
                spent.externalId(),
                access,
                receivedAt.plus(lifetime("expires_in").orElse(Duration.ZERO)),
                refresh.or(spent::refreshToken),
                refresh.isPresent() ? refreshLifetime().map(receivedAt::plus) : spent.refreshExpiresAt(),
                answer.text("scope").map(TokenAnswer::scopes).orElse(spent.scopes()));
    }

    /** The second name is the API for Business's. */
    private Optional<Duration> refreshLifetime() {
        return lifetime("refresh_expires_in").or(() -> lifetime("refresh_token_expires_in"));
    }

    private Optional<Duration> lifetime(String field) {
        Count seconds = answer.count(Status.NOT_REPORTED, field);
        return seconds.isKnown()
                ? Optional.of(Duration.ofSeconds(Math.min(seconds.get(), LONGEST.toSeconds())))
                : Optional.empty();
    }

    private Optional<String> visible(String field) {
        return answer.text(field)
                .map(String::strip)
                .filter(text -> VISIBLE.matcher(text).matches());
    }

    private static Set<String> scopes(String text) {
        return Arrays.stream(text.split("[,\\s]+"))
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
