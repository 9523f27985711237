package dev.rapport.benchmark.frame;

import java.io.PrintStream;
import java.util.List;

/** The benchmarks there are. */
public record Suite(List<Benchmark> benchmarks) {

    public void list(PrintStream out) {
        benchmarks.forEach(benchmark -> out.println(benchmark.name() + "  " + benchmark.title()));
    }

    /**
     * Measures one.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public void run(String name, PrintStream out) throws Exception {
        Benchmark chosen = benchmarks.stream()
                .filter(benchmark -> benchmark.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no benchmark " + name + "; there are "
                        + String.join(
                                ", ", benchmarks.stream().map(Benchmark::name).toList())));
        Report report = new Report(out);
        report.title(chosen);
        chosen.run(report);
    }
}
