package dev.rapport.domain.network;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kept an account, or one of its records, from being read. The code stands in reports, JSON and the store. */
public enum FailureKind {
    ACCOUNT_NOT_FOUND,
    /** It may exist but shows nothing to us: private, personal, age-gated, or the network does not tell. */
    ACCOUNT_NOT_READABLE,
    /** The creator's grant is missing or too narrow, or the operator's own key is refused. */
    NOT_AUTHORISED,
    CONSENT_WITHDRAWN,
    RATE_LIMITED,
    QUOTA_EXHAUSTED,
    NETWORK_UNAVAILABLE,
    UNEXPECTED_RESPONSE,
    RESPONSE_TOO_LARGE,
    DEADLINE_EXCEEDED,
    /** One record was impossible and set aside; the account was read otherwise. */
    MALFORMED_RECORD,
    /** The handle now belongs to another id, or two creators claim one account. */
    IDENTITY_CONFLICT,
    STORE_UNAVAILABLE;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<FailureKind> ofCode(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }
}
