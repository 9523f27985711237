package dev.rapport.domain.network;

/** Tells long work that nobody waits for it any more. Safe for use by many threads. */
@FunctionalInterface
public interface Cancellation {
    boolean isRequested();

    static Cancellation never() {
        return () -> false;
    }
}
