package dev.rapport.adapter.tiktok;

import dev.rapport.domain.network.NetworkException;
import java.util.Optional;

/** Keeps TikTok's own error code behind a {@link NetworkException}, for decisions its kind is too coarse for. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    static final String TOKEN_INVALID = "access_token_invalid";
    static final String SCOPE_NOT_GRANTED = "scope_not_authorized";
    static final String SCOPE_MISSED = "scope_permission_missed";
    static final String RATE_LIMITED = "rate_limit_exceeded";
    /** Not TikTok's: several messages of one code mean that a search's cache is not ready, or no longer there. */
    static final String SEARCH_ID = "search_id";

    private final String code;

    Refusal(String code) {
        super(code, null, false, false);
        this.code = code;
    }

    static boolean isOf(NetworkException failure, String code) {
        return code(failure).filter(code::equals).isPresent();
    }

    /** Empty if TikTok said nothing that could be understood. */
    static Optional<String> code(NetworkException failure) {
        return failure.getCause() instanceof Refusal refusal ? Optional.of(refusal.code) : Optional.empty();
    }
}
