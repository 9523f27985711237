package dev.rapport.sandbox.tiktok;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.population.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one creator allowed, with its newest pair of tokens. Immutable: a refresh makes the next generation.
 *
 * @param accessUntil when the access token dies
 * @param refreshUntil when the refresh token dies unused
 */
record Grant(Account account, Set<String> scopes, int generation, Instant accessUntil, Instant refreshUntil) {
    static final Duration ACCESS_LIFE = Duration.ofHours(2);
    static final Duration REFRESH_LIFE = Duration.ofDays(180);

    String accessToken() {
        return "act.sandbox." + generation + "." + account.id();
    }

    String refreshToken() {
        return "rft.sandbox." + generation + "." + account.id();
    }

    Grant next(Instant now) {
        return new Grant(account, scopes, generation + 1, now.plus(ACCESS_LIFE), now.plus(REFRESH_LIFE));
    }

    /** The token endpoint's answer for it. */
    ObjectNode answer(Duration accessLeft, Instant now) {
        return Json.object()
                .put("access_token", accessToken())
                .put("expires_in", Math.max(0, accessLeft.toSeconds()))
                .put("open_id", account.id())
                .put(
                        "refresh_expires_in",
                        Math.max(0, Duration.between(now, refreshUntil).toSeconds()))
                .put("refresh_token", refreshToken())
                .put("scope", String.join(",", scopes))
                .put("token_type", "Bearer");
    }
}
