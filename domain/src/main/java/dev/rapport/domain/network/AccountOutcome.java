package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Optional;

/** What came of one account in one read. Every account of a request gets exactly one. */
public sealed interface AccountOutcome {
    AccountId account();

    /** The account was read; the reading may still hold absent counts and findings. */
    record Read(AccountId account, AccountReading reading) implements AccountOutcome {}

    /** Nothing had to be asked: what is stored still holds. */
    record Unchanged(AccountId account) implements AccountOutcome {}

    /** The network says that there is no such account. */
    record NotFound(AccountId account, String detail) implements AccountOutcome {}

    /** The account may exist, but it or its grant does not let itself be read. */
    record NotReadable(AccountId account, FailureKind kind, String detail) implements AccountOutcome {}

    /** @param record the answer that could not be understood: secrets masked, at most 64 KB of characters */
    record Failed(AccountId account, FailureKind kind, String detail, Optional<String> record)
            implements AccountOutcome {
        public Failed(AccountId account, FailureKind kind, String detail) {
            this(account, kind, detail, Optional.empty());
        }

        /** Without the answer. */
        @Override
        public String toString() {
            return "Failed[account=" + account + ", kind=" + kind + ", detail=" + detail + "]";
        }
    }

    /**
     * Not asked, or not to the end, because the network or our budget says later.
     *
     * @param until when asking again makes sense, if known
     */
    record Deferred(AccountId account, FailureKind kind, Optional<Instant> until, String detail)
            implements AccountOutcome {}

    /** The outcome that a failure inside an adapter means for one account. */
    static AccountOutcome of(AccountId account, NetworkException failure) {
        String detail = failure.getMessage();
        return switch (failure.kind()) {
            case ACCOUNT_NOT_FOUND -> new NotFound(account, detail);
            case ACCOUNT_NOT_READABLE, CONSENT_WITHDRAWN -> new NotReadable(account, failure.kind(), detail);
            case NOT_AUTHORISED ->
                failure.reach() == NetworkException.Reach.ACCOUNT
                        ? new NotReadable(account, failure.kind(), detail)
                        : new Failed(account, failure.kind(), detail);
            case RATE_LIMITED, QUOTA_EXHAUSTED -> new Deferred(account, failure.kind(), failure.retryAt(), detail);
            case NETWORK_UNAVAILABLE ->
                failure.retryAt().isPresent()
                        ? new Deferred(account, failure.kind(), failure.retryAt(), detail)
                        : new Failed(account, failure.kind(), detail);
            case UNEXPECTED_RESPONSE,
                    RESPONSE_TOO_LARGE,
                    DEADLINE_EXCEEDED,
                    MALFORMED_RECORD,
                    IDENTITY_CONFLICT,
                    STORE_UNAVAILABLE -> new Failed(account, failure.kind(), detail, failure.record());
        };
    }
}
