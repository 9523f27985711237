package dev.rapport.app.cli;

import dev.rapport.domain.network.Cancellation;
import java.util.concurrent.CountDownLatch;

/** How a command learns that it is to end before its work is done, and keeps the time to end in good order. */
@FunctionalInterface
public interface Interruption {
    /** From now on until it is closed, the wish to end is told there and does not end the process at once. */
    Watch watch();

    /** Safe for use by many threads. */
    interface Watch extends Cancellation, AutoCloseable {
        /** Returns when it is told. */
        void await() throws InterruptedException;

        @Override
        void close();
    }

    /** For whoever runs commands inside a process that is not theirs to end. */
    static Interruption none() {
        return () -> new Watch() {
            @Override
            public boolean isRequested() {
                return false;
            }

            @Override
            public void await() throws InterruptedException {
                new CountDownLatch(1).await();
            }

            @Override
            public void close() {}
        };
    }
}
