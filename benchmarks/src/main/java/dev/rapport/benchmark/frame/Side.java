package dev.rapport.benchmark.frame;

import java.util.concurrent.Callable;

/**
 * One of the ways to do the same work.
 *
 * @param work does it once and returns its figure, in the unit of the comparison
 */
public record Side(String name, Callable<Double> work) {

    /** @return what was done in a second */
    public static double perSecond(long done, long sinceNanos) {
        return done * 1e9 / (System.nanoTime() - sinceNanos);
    }
}
