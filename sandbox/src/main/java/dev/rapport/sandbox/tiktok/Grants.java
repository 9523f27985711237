package dev.rapport.sandbox.tiktok;

import static dev.rapport.sandbox.population.HardCase.EXPIRED_TOKEN;
import static dev.rapport.sandbox.population.HardCase.GRANT_WITHOUT_STATS;
import static dev.rapport.sandbox.population.HardCase.GRANT_WITHOUT_VIDEOS;
import static dev.rapport.sandbox.population.HardCase.NO_GRANT;
import static dev.rapport.sandbox.population.HardCase.REVOKED_GRANT;

import dev.rapport.sandbox.http.Answer;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.SocialNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who granted what, and the token endpoint. A refresh token works once and brings another; an access token lives two
 * hours, also when a newer one was handed out meanwhile. Safe for all threads.
 */
final class Grants {
    static final String BASIC = "user.info.basic";
    static final String PROFILE = "user.info.profile";
    static final String STATS = "user.info.stats";
    static final String VIDEOS = "video.list";

    private final Authorize authorize;
    private final Map<String, Grant> byAccess = new HashMap<>();
    private final Map<String, Grant> byRefresh = new HashMap<>();
    private final Map<String, Grant> newest = new LinkedHashMap<>();

    Grants(Population population, Authorize authorize, Instant start) {
        this.authorize = authorize;
        for (Account account : population.accounts(SocialNetwork.TIKTOK)) {
            if (!account.is(NO_GRANT)) {
                Instant accessUntil = account.is(EXPIRED_TOKEN) ? start : start.plus(Grant.ACCESS_LIFE);
                keep(new Grant(account, scopes(account), 1, accessUntil, start.plus(Grant.REFRESH_LIFE)));
            }
        }
    }

    /** By creator's key, what the token endpoint last answered for each. */
    synchronized Map<String, String> answers(Instant now) {
        Map<String, String> answers = new LinkedHashMap<>();
        newest.forEach((creator, grant) -> {
            boolean early = grant.account().is(EXPIRED_TOKEN) && grant.generation() == 1;
            Duration left = early ? Grant.ACCESS_LIFE : Duration.between(now, grant.accessUntil());
            answers.put(creator, grant.answer(left, now).toString());
        });
        return answers;
    }

    /** The grant behind the request's token. */
    synchronized Grant authenticate(Request request, Instant now) {
        Grant grant = request.bearer().map(byAccess::get).orElseThrow(TiktokErrors::badToken);
        if (!now.isBefore(grant.accessUntil()) || dead(grant, now)) {
            throw TiktokErrors.badToken();
        }
        return grant;
    }

    /** {@code POST /v2/oauth/token/}. */
    Answer token(Request request, Instant now) {
        Map<String, String> form = clientForm(request);
        return switch (form.getOrDefault("grant_type", "")) {
            case "refresh_token" -> refresh(form, now);
            case "authorization_code" -> exchange(form, now);
            case "client_credentials" ->
                throw TiktokErrors.oauth("unauthorized_client", "The client may not use this grant type.");
            case "" -> throw TiktokErrors.oauth("invalid_request", "The request parameters are malformed.");
            default -> throw TiktokErrors.oauth("unsupported_grant_type", "The grant type is not supported.");
        };
    }

    /** {@code POST /v2/oauth/revoke/}. */
    synchronized Answer revoke(Request request) {
        Map<String, String> form = clientForm(request);
        Grant grant = byAccess.get(form.getOrDefault("token", ""));
        if (grant == null) {
            throw TiktokErrors.oauth("invalid_request", "The token is not known.");
        }
        byAccess.values().removeIf(other -> other.account().equals(grant.account()));
        byRefresh.values().removeIf(other -> other.account().equals(grant.account()));
        newest.remove(grant.account().creator());
        return new Answer(200, "application/json; charset=UTF-8", "{}", Map.of());
    }

    private synchronized Answer exchange(Map<String, String> form, Instant now) {
        Authorize.Code code = authorize
                .spend(form.getOrDefault("code", ""), form.getOrDefault("redirect_uri", ""), now)
                .orElseThrow(() -> TiktokErrors.oauth("invalid_grant", "Authorization code is expired or not known."));
        Account account = code.account();
        int generation = newest.containsKey(account.creator())
                ? newest.get(account.creator()).generation()
                : 1;
        Grant grant = new Grant(account, code.scopes(), generation, now, now).next(now);
        keep(grant);
        return Answer.json(200, grant.answer(Grant.ACCESS_LIFE, now));
    }

    private synchronized Answer refresh(Map<String, String> form, Instant now) {
        Grant grant = byRefresh.get(form.getOrDefault("refresh_token", ""));
        if (grant == null || !now.isBefore(grant.refreshUntil()) || dead(grant, now)) {
            throw TiktokErrors.oauth("invalid_grant", "Refresh token is invalid or expired.");
        }
        byRefresh.remove(grant.refreshToken());
        Grant next = grant.next(now);
        keep(next);
        return Answer.json(200, next.answer(Grant.ACCESS_LIFE, now));
    }

    private static Map<String, String> clientForm(Request request) {
        if (!request.isOfType("application/x-www-form-urlencoded")) {
            throw TiktokErrors.oauth(
                    "invalid_request", "Only `application/x-www-form-urlencoded` is accepted as Content-Type.");
        }
        Map<String, String> form = request.form();
        boolean known = form.getOrDefault("client_key", "").equals(TiktokApi.CLIENT_KEY)
                && form.getOrDefault("client_secret", "").equals(TiktokApi.CLIENT_SECRET);
        if (!known) {
            throw TiktokErrors.oauth("invalid_client", "Client key or secret is incorrect.");
        }
        return form;
    }

    private void keep(Grant grant) {
        byAccess.put(grant.accessToken(), grant);
        byRefresh.put(grant.refreshToken(), grant);
        newest.put(grant.account().creator(), grant);
    }

    /** Who took back the first grant may give another. */
    private static boolean dead(Grant grant, Instant now) {
        Account account = grant.account();
        return (account.is(REVOKED_GRANT) && grant.generation() == 1) || !account.visibleAt(now);
    }

    static Set<String> scopes(Account account) {
        Set<String> scopes = new LinkedHashSet<>(List.of(BASIC, PROFILE, STATS, VIDEOS));
        if (account.is(GRANT_WITHOUT_STATS)) {
            scopes.remove(STATS);
        }
        if (account.is(GRANT_WITHOUT_VIDEOS)) {
            scopes.remove(VIDEOS);
        }
        return Collections.unmodifiableSet(scopes);
    }
}
