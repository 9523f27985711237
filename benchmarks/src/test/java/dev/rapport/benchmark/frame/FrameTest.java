package dev.rapport.benchmark.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void sides_take_turns_and_warm_ups_do_not_count() throws Exception {
        List<String> order = new ArrayList<>();
        Comparison comparison = Comparison.of(1, 2, side("ours", order, 1, 20, 40), side("peer", order, 1, 10, 10));
        assertThat(order).containsExactly("ours", "peer", "ours", "peer", "ours", "peer");
        assertThat(comparison.of("ours")).isEqualTo(new Spread(20, 30, 40, 2));
    }

    @Test
    void a_ratio_compares_figures_of_the_same_round() throws Exception {
        List<String> order = new ArrayList<>();
        Comparison comparison = Comparison.of(0, 3, side("ours", order, 9, 2, 40), side("peer", order, 3, 1, 10));
        Spread ratio = comparison.ratio("ours", "peer");
        assertThat(ratio.median()).isEqualTo(3, within(1e-9));
        assertThat(ratio.lowest()).isEqualTo(2, within(1e-9));
        assertThat(ratio.highest()).isEqualTo(4, within(1e-9));
    }

    @Test
    void a_report_says_whether_a_goal_is_met() throws Exception {
        suite(report -> {
                    report.goal("speed", Spread.of(List.of(1.0, 3.0, 2.0)), Goal.atLeast(1.5));
                    report.goal("cost", Spread.exactly(0.25), Goal.atMost(0.2));
                })
                .run("b0", new PrintStream(printed, true, StandardCharsets.UTF_8));
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("B0  trial")
                .containsPattern("speed +2\\.000 \\(1\\.000 to 3\\.000 in 3 rounds\\), goal >= 1\\.500: met\n")
                .containsPattern("cost +0\\.250, goal <= 0\\.200: MISSED\n");
    }

    @Test
    void an_unknown_name_is_answered_with_the_known_ones() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> suite(report -> {}).run("B9", System.out))
                .withMessage("There is no benchmark B9; there are B0");
    }

    private static Side side(String name, List<String> order, double... figures) {
        Iterator<Double> next = Arrays.stream(figures).iterator();
        return new Side(name, () -> {
            order.add(name);
            return next.next();
        });
    }

    private interface Measuring {
        void run(Report report);
    }

    private static Suite suite(Measuring measuring) {
        return new Suite(List.of(new Benchmark() {
            @Override
            public String name() {
                return "B0";
            }

            @Override
            public String title() {
                return "trial";
            }

            @Override
            public void run(Report report) {
                measuring.run(report);
            }
        }));
    }
}
