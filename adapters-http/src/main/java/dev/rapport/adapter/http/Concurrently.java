package dev.rapport.adapter.http;

import dev.rapport.domain.network.Cancellation;
import java.util.Collection;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Runs a task for each of many things, a bounded number at a time, on virtual threads. */
public final class Concurrently {
    private Concurrently() {}

    /** Returns when all have run; those not begun when the cancellation is requested are left out. Tasks must not throw. */
    public static <T> void forEach(
            Collection<T> things, int inFlight, Cancellation cancellation, Consumer<? super T> task) {
        Semaphore free = new Semaphore(inFlight);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (T thing : things) {
                free.acquireUninterruptibly();
                if (cancellation.isRequested()) {
                    free.release();
                    return;
                }
                threads.execute(() -> {
                    try {
                        task.accept(thing);
                    } finally {
                        free.release();
                    }
                });
            }
        }
    }
}
