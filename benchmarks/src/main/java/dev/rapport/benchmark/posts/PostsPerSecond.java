package dev.rapport.benchmark.posts;

import dev.rapport.benchmark.frame.Benchmark;
import dev.rapport.benchmark.frame.Comparison;
import dev.rapport.benchmark.frame.Goal;
import dev.rapport.benchmark.frame.Report;
import dev.rapport.benchmark.frame.Side;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** How fast JSON of posts becomes the model. Each figure comes from a process of its own, which JMH warms up. */
public final class PostsPerSecond implements Benchmark {
    private static final String[] SIDES = {"rapport", "tree", "streaming"};
    private static final int ROUNDS = 5;

    private final Map<String, Double> bytes = new HashMap<>();

    @Override
    public String name() {
        return "B14";
    }

    @Override
    public String title() {
        return "JSON of posts made into the model";
    }

    @Override
    public void run(Report report) throws Exception {
        Side[] sides = new Side[SIDES.length];
        for (int i = 0; i < sides.length; i++) {
            String side = SIDES[i];
            sides[i] = new Side(side, () -> measure(side));
        }
        Comparison speed = Comparison.of(0, ROUNDS, sides);
        report.figures(speed, "posts/s");
        for (String side : SIDES) {
            report.note(side + ": " + Math.round(Objects.requireNonNull(bytes.get(side))) + " bytes allocated per post");
        }
        report.ratio(speed, "rapport", "tree", Goal.atLeast(0.8));
        report.ratio(speed, "rapport", "streaming", Goal.atLeast(0.6));
    }

    private double measure(String side) throws RunnerException {
        RunResult result = new Runner(new OptionsBuilder()
                        .include(PostsTrial.class.getName() + "." + side + "$")
                        .mode(Mode.Throughput)
                        .timeUnit(TimeUnit.SECONDS)
                        .forks(1)
                        .warmupIterations(3)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(3)
                        .measurementTime(TimeValue.seconds(1))
                        .addProfiler(GCProfiler.class)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .runSingle();
        bytes.put(
                side,
                result.getSecondaryResults().entrySet().stream()
                        .filter(entry -> entry.getKey().contains("gc.alloc.rate.norm"))
                        .mapToDouble(entry -> entry.getValue().getScore())
                        .findFirst()
                        .orElse(Double.NaN));
        return result.getPrimaryResult().getScore();
    }
}
