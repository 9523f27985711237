package dev.rapport.benchmark.frame;

/** Something to be measured by one command. */
public interface Benchmark {
    /** As it is asked for: {@code B2}. */
    String name();

    /** What is measured, in a few words. */
    String title();

    void run(Report report) throws Exception;
}
