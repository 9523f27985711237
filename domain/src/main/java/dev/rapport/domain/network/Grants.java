package dev.rapport.domain.network;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The creators' consents. Kept encrypted; safe for use by many threads and processes. */
public interface Grants {
    /** The grant of an account, unless there is none or it was withdrawn. */
    Optional<Grant> find(AccountId account);

    /** Whether there was a grant that the network no longer honours, and no new one since. */
    default boolean isWithdrawn(AccountId account) {
        return false;
    }

    /**
     * Exchanges a grant whose access token is spent. While one worker does it, others wait and get what it got, so a
     * refresh token that works only once is used only once. What the exchange returns is stored before it is returned.
     *
     * @param spent the grant as the caller knew it; if another one is stored by now, that one is returned unexchanged
     * @throws NetworkException as thrown by the exchange, or of kind consent-withdrawn if the grant is gone
     */
    Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange);

    /** Marks a grant that the network no longer honours; {@link #find} is empty until the creator consents again. */
    void withdraw(AccountId account, Grant grant);

    /** For networks that need none. */
    static Grants none() {
        return new Grants() {
            @Override
            public Optional<Grant> find(AccountId account) {
                return Optional.empty();
            }

            @Override
            public Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
                throw NetworkException.ofAccount(FailureKind.CONSENT_WITHDRAWN, "no grants are kept here");
            }

            @Override
            public void withdraw(AccountId account, Grant grant) {}
        };
    }
}
