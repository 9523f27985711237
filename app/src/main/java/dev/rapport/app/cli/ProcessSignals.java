package dev.rapport.app.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import org.jline.utils.Signals;

/**
 * Ctrl-C and SIGTERM. Signals and no shutdown hook: the embedded store closes itself in a hook of its own as soon as the
 * process begins to end, and would take away what is still to be written.
 */
public final class ProcessSignals implements Interruption {
    private static final Duration GRACE = Duration.ofSeconds(20);
    /** What a shell reports of a process that such a signal ended: 128 and its number. */
    private static final Map<String, Integer> CODES = Map.of("INT", 130, "TERM", 143);

    private final PrintStream err;
    private final IntConsumer end;

    /**
     * @param err told when the time is over
     * @param end ends the process at once with this code
     */
    public ProcessSignals(PrintStream err, IntConsumer end) {
        this.err = err;
        this.end = end;
    }

    @Override
    public Watch watch() {
        CountDownLatch told = new CountDownLatch(1);
        Map<String, Object> before = new TreeMap<>();
        CODES.forEach((signal, code) -> {
            Object usual = Signals.register(signal, () -> {
                boolean first = told.getCount() > 0;
                told.countDown();
                if (first) {
                    endLater(code);
                }
            });
            // Null where a signal is not to be had; there it ends the process as ever.
            if (usual != null) {
                before.put(signal, usual);
            }
        });
        return new Watch() {
            @Override
            public boolean isRequested() {
                return told.getCount() == 0;
            }

            @Override
            public void await() throws InterruptedException {
                told.await();
            }

            /** Once told, the process is ending and a second signal must not cut its last words. */
            @Override
            public void close() {
                if (!isRequested()) {
                    before.forEach(Signals::unregister);
                }
            }
        };
    }

    private void endLater(int code) {
        Thread.ofPlatform().daemon().name("grace").start(() -> {
            try {
                Thread.sleep(GRACE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            err.println("Not ended within " + GRACE.toSeconds() + " seconds; ended now. What was stored stays stored.");
            end.accept(code);
        });
    }
}
