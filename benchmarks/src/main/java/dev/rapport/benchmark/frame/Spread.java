package dev.rapport.benchmark.frame;

import java.util.List;

/** The middle and the ends of what several rounds gave. */
public record Spread(double lowest, double median, double highest, int rounds) {

    public static Spread of(List<Double> figures) {
        List<Double> sorted = figures.stream().sorted().toList();
        int count = sorted.size();
        double median = (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
        return new Spread(sorted.get(0), median, sorted.get(count - 1), count);
    }

    /** Of a figure that is the same every time. */
    public static Spread exactly(double figure) {
        return new Spread(figure, figure, figure, 1);
    }
}
