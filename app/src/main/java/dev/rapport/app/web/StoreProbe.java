package dev.rapport.app.web;

import dev.rapport.domain.store.Store;
import dev.rapport.domain.store.StoreException;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks the store for a small answer. A store that is away keeps whoever asks it waiting for minutes; here one question
 * waits, and everybody who asks meanwhile shares it for a short time. Safe for use by many threads.
 */
final class StoreProbe {
    private final Supplier<Store> store;
    private final Timer latency;
    private final Duration patience;
    private @Nullable CompletableFuture<String> asked;

    /** @param store opens it at first, and brings its schema up to date */
    StoreProbe(Supplier<Store> store, Timer latency, Duration patience) {
        this.store = store;
        this.latency = latency;
        this.patience = patience;
    }

    /** What keeps the store from answering; blank if it answers. */
    String trouble() {
        try {
            return question().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return "the store has not answered within " + patience.toMillis() + " ms";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the service is ending";
        } catch (ExecutionException e) {
            return "the store could not be asked (" + e.getCause() + ")";
        }
    }

    private synchronized CompletableFuture<String> question() {
        if (asked == null || asked.isDone()) {
            asked = new CompletableFuture<>();
            CompletableFuture<String> answer = asked;
            Thread.ofVirtual().name("store-probe").start(() -> answer.complete(ask()));
        }
        return asked;
    }

    private String ask() {
        try {
            Store opened = store.get();
            latency.record(() -> opened.deletions().log(1));
            return "";
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        } catch (RuntimeException e) {
            return "the store could not be asked (" + e.getClass().getSimpleName() + ")";
        }
    }
}
