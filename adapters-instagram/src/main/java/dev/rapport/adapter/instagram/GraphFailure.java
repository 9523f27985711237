package dev.rapport.adapter.instagram;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is an error, on its way from the check of answers to who decides about it. */
final class GraphFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient GraphError error;
    private final transient Usage usage;
    private final Instant receivedAt;
    private final Instant backAt;
    private final @Nullable String record;

    /** @param backAt when calls are worth a try again, where a limit was reached */
    GraphFailure(GraphError error, Usage usage, Instant receivedAt, Instant backAt) {
        this(error, usage, receivedAt, backAt, null);
    }

    private GraphFailure(GraphError error, Usage usage, Instant receivedAt, Instant backAt, @Nullable String record) {
        super(error.inWords());
        this.record = record;
        this.error = error;
        this.usage = usage;
        this.receivedAt = receivedAt;
        this.backAt = backAt;
    }

    /** The same with the answer that it came in. */
    GraphFailure with(Optional<String> answer) {
        return new GraphFailure(error, usage, receivedAt, backAt, answer.orElse(null));
    }

    Optional<String> record() {
        return Optional.ofNullable(record);
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
