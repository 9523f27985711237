package dev.rapport.benchmark.frame;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;

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

    /**
     * So much in a second of this process's own processor time, which other work on the machine hardly troubles. All its
     * threads count: what stands in for a network, too, alike for every side.
     */
    public static Side perProcessorSecond(String name, long done, Work work) {
        return new Side(name, () -> {
            long start = processorNanos();
            work.run();
            return done * 1e9 / (processorNanos() - start);
        });
    }

    /** So much in a second of the clock: where a server on the same machine does a part of the work. */
    public static double perSecond(long done, long sinceNanos) {
        return done * 1e9 / (System.nanoTime() - sinceNanos);
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
