package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.setting.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * One creator's grant while the account is read: renewed at most once, withdrawn when TikTok no longer honours it.
 * Confined to one thread.
 */
final class Consent {
    /** An access token that lives no longer than this may not outlive the calls to come. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private final AccountId account;
    private final DisplayApi api;
    private final ReadContext context;
    private final FirstAlone renewals;
    private Grant grant;
    private boolean renewed;

    private Consent(AccountId account, Grant grant, DisplayApi api, ReadContext context, FirstAlone renewals) {
        this.account = account;
        this.grant = grant;
        this.api = api;
        this.context = context;
        this.renewals = renewals;
    }

    /**
     * @param renewals shared by all accounts of a read, so that an app that TikTok refuses is refused once
     * @throws NetworkException of kind not-authorised if there is none, consent-withdrawn if there is one no longer
     */
    static Consent find(AccountId account, DisplayApi api, ReadContext context, FirstAlone renewals) {
        Grant grant = keeping(() -> context.grants().find(account)).orElseThrow(() -> none(account, context));
        return new Consent(account, grant, api, context, renewals);
    }

    private static NetworkException none(AccountId account, ReadContext context) {
        return keeping(() -> context.grants().isWithdrawn(account))
                ? NetworkException.ofAccount(
                        FailureKind.CONSENT_WITHDRAWN,
                        "the creator's consent was withdrawn or has run out; the creator has to connect the account again")
                : NetworkException.ofAccount(FailureKind.NOT_AUTHORISED, "the creator has not connected the account");
    }

    /** What keeps the grants may be away; then no further refresh token must be spent whose successor would be lost. */
    private static <T> T keeping(Supplier<T> use) {
        try {
            return use.get();
        } catch (NetworkException e) {
            throw e;
        } catch (RuntimeException e) {
            throw NetworkException.ofNetwork(
                    FailureKind.STORE_UNAVAILABLE,
                    "the creators' grants cannot be read or kept ("
                            + e.getClass().getSimpleName() + ")");
        }
    }

    /** Has an access token at hand that will last; also tells the scopes anew, which a creator may have taken back. */
    void freshen() {
        if (!renewed
                && !grant.accessExpiresAt()
                        .minus(MARGIN)
                        .isAfter(context.clock().instant())) {
            renew();
        }
    }

    boolean covers(String scope) {
        return grant.scopes().contains(scope);
    }

    String openId() {
        return grant.externalId();
    }

    /** Makes a call with the creator's token; one that is refused is renewed, and the call repeated, once. */
    ApiAnswer send(ApiCall call) {
        freshen();
        try {
            return api.send(call, grant.accessToken(), context);
        } catch (NetworkException e) {
            if (!Refusal.isOf(e, Refusal.TOKEN_INVALID)) {
                throw e;
            }
            if (renewed) {
                throw withdrawn(e);
            }
        }
        renew();
        try {
            return api.send(call, grant.accessToken(), context);
        } catch (NetworkException e) {
            throw Refusal.isOf(e, Refusal.TOKEN_INVALID) ? withdrawn(e) : e;
        }
    }

    private void renew() {
        try {
            grant = keeping(() -> context.grants().renew(account, grant, this::exchange));
            renewed = true;
        } catch (NetworkException e) {
            throw e.kind() == FailureKind.CONSENT_WITHDRAWN ? withdrawn(e) : e;
        }
    }

    private Grant exchange(Grant spent) {
        Instant now = context.clock().instant();
        Secret refreshToken = spent.refreshToken()
                .filter(token -> spent.refreshExpiresAt()
                        .filter(end -> !end.isAfter(now))
                        .isEmpty())
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.CONSENT_WITHDRAWN,
                        "the creator's consent has run out; the creator has to connect the account again"));
        return renewals.call(() -> api.renew(spent, refreshToken, context));
    }

    private NetworkException withdrawn(NetworkException reason) {
        return keeping(() -> {
            context.grants().withdraw(account, grant);
            return reason;
        });
    }
}
