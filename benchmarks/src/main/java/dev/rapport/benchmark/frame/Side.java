package dev.rapport.benchmark.frame;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * One of the ways to do the same work.
 *
 * @param work does it once and returns its figure, in the unit of the comparison
 */
public record Side(String name, Callable<Double> work) {
    /** Work that says nothing. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** So much in a second on the clock. */
    public static Side perSecond(String name, long done, Work work) {
        return per(name, done, work, System::nanoTime);
    }

    /** So much in a second of this thread's own processor time, which other work on the machine hardly troubles. */
    public static Side perProcessorSecond(String name, long done, Work work) {
        return per(name, done, work, () -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    private static Side per(String name, long done, Work work, LongSupplier nanos) {
        return new Side(name, () -> {
            long start = nanos.getAsLong();
            work.run();
            return done * 1e9 / (nanos.getAsLong() - start);
        });
    }
}
