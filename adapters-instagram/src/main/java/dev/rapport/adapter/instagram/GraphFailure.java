package dev.rapport.adapter.instagram;

import java.time.Instant;

/** An answer that is an error, on its way from the check of answers to who decides about it. */
final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphError error;
    private final transient Usage usage;
    private final Instant receivedAt;
    private final Instant backAt;

    /** @param backAt when calls are worth a try again, where a limit was reached */
    GraphFailure(GraphError error, Usage usage, Instant receivedAt, Instant backAt) {
        super(error.inWords());
        this.error = error;
        this.usage = usage;
        this.receivedAt = receivedAt;
        this.backAt = backAt;
    }

    GraphError error() {
        return error;
    }

    GraphError.Kind kind() {
        return error.kind();
    }

    Usage usage() {
        return usage;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant backAt() {
        return backAt;
    }
}
