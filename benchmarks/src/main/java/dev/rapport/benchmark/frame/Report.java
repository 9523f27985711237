package dev.rapport.benchmark.frame;

import java.io.PrintStream;
import java.util.Locale;

/** Prints what was measured, as it is learnt. */
public final class Report {
    private final PrintStream out;

    public Report(PrintStream out) {
        this.out = out;
    }

    void title(Benchmark benchmark) {
        line("");
        line(benchmark.name() + "  " + benchmark.title());
    }

    /** A word about how it was measured, or on what a figure depends. */
    public void note(String text) {
        line("    " + text);
    }

    /** One line a side. */
    public void figures(Comparison comparison, String unit) {
        line(String.format(Locale.ROOT, "    %-44s %14s %14s %14s", unit, "median", "lowest", "highest"));
        for (String side : comparison.sides()) {
            Spread spread = comparison.of(side);
            line(String.format(
                    Locale.ROOT,
                    "    %-44s %14s %14s %14s",
                    side,
                    number(spread.median()),
                    number(spread.lowest()),
                    number(spread.highest())));
        }
    }

    /** One side's figure through the other's, without a goal. */
    public void ratio(Comparison comparison, String side, String other) {
        line(String.format(Locale.ROOT, "    %-44s %s", side + " : " + other, inWords(comparison.ratio(side, other))));
    }

    /** One side's figure through the other's. */
    public void ratio(Comparison comparison, String side, String other, Goal goal) {
        goal(side + " : " + other, comparison.ratio(side, other), goal);
    }

    public void goal(String what, Spread spread, Goal goal) {
        line(String.format(
                Locale.ROOT,
                "    %-44s %s, goal %s %s: %s",
                what,
                inWords(spread),
                goal.isLeast() ? ">=" : "<=",
                number(goal.bound()),
                goal.isMetBy(spread) ? "met" : "MISSED"));
    }

    private static String inWords(Spread spread) {
        return spread.rounds() == 1
                ? number(spread.median())
                : number(spread.median()) + " (" + number(spread.lowest()) + " to " + number(spread.highest()) + " in "
                        + spread.rounds() + " rounds)";
    }

    private static String number(double figure) {
        return figure >= 1_000
                ? String.format(Locale.ROOT, "%,.0f", figure)
                : String.format(Locale.ROOT, figure >= 100 ? "%.1f" : "%.3f", figure);
    }

    private void line(String text) {
        out.println(text);
    }
}
