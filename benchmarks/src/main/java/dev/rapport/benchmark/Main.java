package dev.rapport.benchmark;

import dev.rapport.benchmark.frame.Machine;
import dev.rapport.benchmark.frame.Suite;
import dev.rapport.benchmark.posts.PostsPerSecond;
import dev.rapport.benchmark.store.Rankings;
import dev.rapport.benchmark.store.SnapshotWrites;
import dev.rapport.benchmark.store.StoreBytes;
import dev.rapport.benchmark.store.Workers;
import java.util.List;

/** Started by {@code benchmarks/run}. */
public final class Main {
    private static final Suite SUITE = new Suite(List.of(
            new UnitsPerCreator(),
            new RecordsPerSecond(),
            new CallsInFlight(),
            new SnapshotWrites(),
            new StoreBytes(),
            new Rankings(),
            new AccountsInFlight(),
            new Workers(),
            new PostsPerSecond()));

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        for (String argument : arguments) {
            switch (argument) {
                case "--list" -> SUITE.list(System.out);
                case "--machine" -> System.out.println(Machine.description());
                default -> measure(argument);
            }
        }
    }

    private static void measure(String name) throws Exception {
        try {
            SUITE.run(name, System.out);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
    }
}
