package dev.rapport.adapter.instagram;

import java.time.Instant;

/** An answer that is an error, on its way from the check of answers to who decides about it. */
final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphError error;
    private final transient Usage usage;
    private final Instant receivedAt;

    GraphFailure(GraphError error, Usage usage, Instant receivedAt) {
        super(error.inWords());
        this.error = error;
        this.usage = usage;
        this.receivedAt = receivedAt;
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
}
