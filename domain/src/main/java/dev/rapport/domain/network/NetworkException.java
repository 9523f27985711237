package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure inside an adapter, with a kind its caller can act on. The message names the network, what was asked, the
 * status and the network's own code, and never a key or token. At the port's edge it becomes an {@link AccountOutcome}.
 */
public final class NetworkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** How far a failure reaches. */
    public enum Reach {
        /** This account alone; the next may do better. */
        ACCOUNT,
        /** Everything that uses the same key, route or bucket; asking on is useless in this run. */
        NETWORK
    }

    private final FailureKind kind;
    private final Reach reach;
    private final @Nullable Instant retryAt;
    private final @Nullable String record;

    private NetworkException(
            FailureKind kind,
            Reach reach,
            String message,
            @Nullable Instant retryAt,
            @Nullable Throwable cause,
            @Nullable String record) {
        super(message, cause);
        this.kind = kind;
        this.reach = reach;
        this.retryAt = retryAt;
        this.record = record;
    }

    public static NetworkException ofAccount(FailureKind kind, String message) {
        return new NetworkException(kind, Reach.ACCOUNT, message, null, null, null);
    }

    public static NetworkException ofAccount(FailureKind kind, String message, Throwable cause) {
        return new NetworkException(kind, Reach.ACCOUNT, message, null, cause, null);
    }

    public static NetworkException ofNetwork(FailureKind kind, String message) {
        return new NetworkException(kind, Reach.NETWORK, message, null, null, null);
    }

    /** A failure that passes by itself: nobody needs to ask before {@code retryAt}. */
    public static NetworkException ofNetwork(FailureKind kind, String message, Instant retryAt) {
        return new NetworkException(kind, Reach.NETWORK, message, retryAt, null, null);
    }

    /** The same failure with the answer that could not be understood: secrets masked, at most 64 KB of characters. */
    public NetworkException withRecord(String answer) {
        return new NetworkException(kind, reach, getMessage(), retryAt, getCause(), answer);
    }

    public FailureKind kind() {
        return kind;
    }

    public Reach reach() {
        return reach;
    }

    /** When asking again makes sense, if the network or our own ledger says so. */
    public Optional<Instant> retryAt() {
        return Optional.ofNullable(retryAt);
    }

    /** The answer that could not be understood, if it was kept. */
    public Optional<String> record() {
        return Optional.ofNullable(record);
    }

    /** The message; never null here. */
    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? kind.code() : message;
    }
}
