package dev.rapport.adapter.http;

import dev.rapport.domain.network.Cancellation;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Runs a task for each of many things, a bounded number at a time, on virtual threads. */
public final class Concurrently {
    private Concurrently() {}

    /**
     * Returns when all that was begun has ended. After a cancellation or a failure nothing more is begun; the first
     * failure is thrown at the end.
     */
    public static <T> void forEach(
            Collection<T> things, int inFlight, Cancellation cancellation, Consumer<? super T> task) {
        Semaphore free = new Semaphore(inFlight);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T thing : things) {
                free.acquireUninterruptibly();
                if (cancellation.isRequested() || failure.get() != null) {
                    break;
                }
                threads.execute(() -> {
                    try {
                        task.accept(thing);
                    } catch (RuntimeException | Error e) {
                        failure.compareAndSet(null, e);
                    } finally {
                        free.release();
                    }
                });
            }
        }
        Throwable first = failure.get();
        if (first instanceof RuntimeException e) {
            throw e;
        }
        if (first instanceof Error e) {
            throw e;
        }
    }
}
