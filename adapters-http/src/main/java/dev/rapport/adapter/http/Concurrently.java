package dev.rapport.adapter.http;

import dev.rapport.domain.network.Cancellation;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Runs tasks on virtual threads, a bounded number at a time. */
public final class Concurrently {
    private final int inFlight;
    private final Cancellation cancellation;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private int running;
    private long endings;
    private @Nullable Throwable failure;

    private Concurrently(int inFlight, Cancellation cancellation) {
        this.inFlight = inFlight;
        this.cancellation = cancellation;
    }

    /**
     * Runs the task for each thing. Returns when all that was begun has ended. After a cancellation or a failure nothing
     * more is begun; the first failure is thrown at the end.
     */
    public static <T> void forEach(
            Collection<T> things, int inFlight, Cancellation cancellation, Consumer<? super T> task) {
        Iterator<T> rest = things.iterator();
        whileAny(inFlight, cancellation, () -> {
            if (!rest.hasNext()) {
                return Optional.empty();
            }
            T thing = rest.next();
            return Optional.of(() -> task.accept(thing));
        });
    }

    /**
     * Runs what the source gives, where tasks may lead to more tasks. It is asked by the calling thread alone, as soon as
     * another task may begin; empty means that there is none for now, and it is asked again when a task has ended. Returns
     * when there is none and none runs; a cancellation and a failure are as in {@link #forEach}.
     */
    public static void whileAny(int inFlight, Cancellation cancellation, Supplier<Optional<Runnable>> source) {
        new Concurrently(inFlight, cancellation).run(source);
    }

    private void run(Supplier<Optional<Runnable>> source) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            boolean more = true;
            while (more) {
                long seen = endingsWhenFree();
                Optional<Runnable> task = isOver() ? Optional.empty() : source.get();
                task.ifPresent(next -> begin(next, threads));
                more = task.isPresent() || (!isOver() && isAnotherEndingAfter(seen));
            }
        }
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private long endingsWhenFree() {
        lock.lock();
        try {
            while (running >= inFlight) {
                ended.awaitUninterruptibly();
            }
            return endings;
        } finally {
            lock.unlock();
        }
    }

    /** Waits for one if a task runs; what ended may have led to more. */
    private boolean isAnotherEndingAfter(long seen) {
        lock.lock();
        try {
            while (running > 0 && endings == seen) {
                ended.awaitUninterruptibly();
            }
            return endings != seen;
        } finally {
            lock.unlock();
        }
    }

    private boolean isOver() {
        lock.lock();
        try {
            return failure != null || cancellation.isRequested();
        } finally {
            lock.unlock();
        }
    }

    private void begin(Runnable task, ExecutorService threads) {
        lock.lock();
        try {
            running++;
        } finally {
            lock.unlock();
        }
        threads.execute(() -> {
            Throwable thrown = null;
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                thrown = e;
            } finally {
                end(thrown);
            }
        });
    }

    private void end(@Nullable Throwable thrown) {
        lock.lock();
        try {
            running--;
            endings++;
            if (failure == null) {
                failure = thrown;
            }
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
