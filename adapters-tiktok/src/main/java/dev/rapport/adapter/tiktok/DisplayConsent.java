package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.ConsentFlow;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.setting.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Login Kit for the web (token management page, 2026-11-05): scopes by commas, the code exchanged at the token endpoint.
 * TikTok documents PKCE for mobile and desktop apps alone. Thread-safe.
 */
final class DisplayConsent implements ConsentFlow {
    /** Who it is, followers, and posts: what a reading takes, and no more. */
    private static final List<String> SCOPES = List.of(Scope.BASIC, Scope.PROFILE, Scope.STATS, Scope.VIDEOS);

    private final DisplayConfig config;
    private final URI authorizeUrl;
    private final DisplayApi api;

    DisplayConsent(DisplayConfig config, URI authorizeUrl, Clock clock) {
        this.config = config;
        this.authorizeUrl = authorizeUrl;
        this.api = new DisplayApi(config, clock);
    }

    @Override
    public Set<String> scopes() {
        return new LinkedHashSet<>(SCOPES);
    }

    @Override
    public URI authorizeUrl(Asking asking) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_key", config.clientKey().reveal());
        query.put("scope", String.join(",", SCOPES));
        query.put("response_type", "code");
        query.put("redirect_uri", asking.redirect().toString());
        query.put("state", asking.state());
        return URI.create(authorizeUrl + "/v2/auth/authorize/?"
                + query.entrySet().stream()
                        .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&")));
    }

    @Override
    public Consented exchange(String code, Asking asking, ReadContext context) {
        Grant grant = api.exchange(new Secret(code), asking.redirect(), context);
        return new Consented(grant, handle(grant, context));
    }

    private Optional<Handle> handle(Grant grant, ReadContext context) {
        if (!grant.scopes().contains(Scope.PROFILE)) {
            return Optional.empty();
        }
        ApiAnswer answer = api.send(DisplayApi.profile(List.of("open_id", "username")), grant.accessToken(), context);
        return CommonReadings.handle(
                new WireRecord("profile", answer.body().path("data").path("user")), "username");
    }

    /** Handles pass from hand to hand, so a known open_id decides; other routes' ids say nothing here. */
    @Override
    public boolean isMeant(AccountReference meant, Consented consented) {
        String openId = consented.grant().externalId();
        if (meant.externalId().filter(openId::equals).isPresent()) {
            return true;
        }
        return !LinkedAccount.isAnother(meant, openId)
                && consented.handle().isPresent()
                && consented.handle().equals(meant.handle());
    }

    /** {@inheritDoc} It takes a token that works, so one that has run out is renewed for the last time. */
    @Override
    public boolean revoke(Grant grant, ReadContext context) {
        try {
            boolean works = grant.accessExpiresAt().isAfter(context.clock().instant());
            Optional<Grant> live =
                    works ? Optional.of(grant) : grant.refreshToken().map(token -> api.renew(grant, token, context));
            live.ifPresent(each -> api.revoke(each.accessToken(), context));
        } catch (NetworkException e) {
            if (e.kind() != FailureKind.CONSENT_WITHDRAWN) {
                throw e;
            }
        }
        return true;
    }

    @Override
    public String quotaOwner() {
        return Credential.name("client", config.clientKey());
    }

    @Override
    public void close() {
        api.close();
    }
}
