package dev.rapport.benchmark.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of sides that took turns, A B A B, so that a busy machine troubles each alike. */
public final class Comparison {
    private final Map<String, List<Double>> figures;

    private Comparison(Map<String, List<Double>> figures) {
        this.figures = figures;
    }

    /** @param warmUps rounds before the first that counts */
    public static Comparison of(int warmUps, int rounds, Side... sides) throws Exception {
        Map<String, List<Double>> figures = new LinkedHashMap<>();
        for (int round = -warmUps; round < rounds; round++) {
            for (Side side : sides) {
                double figure = side.work().call();
                if (round >= 0) {
                    figures.computeIfAbsent(side.name(), key -> new ArrayList<>())
                            .add(figure);
                }
            }
        }
        return new Comparison(figures);
    }

    public List<String> sides() {
        return List.copyOf(figures.keySet());
    }

    public Spread of(String side) {
        return Spread.of(measured(side));
    }

    /** How one side's figure relates to the other's, round by round. */
    public Spread ratio(String side, String other) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < measured(side).size(); round++) {
            ratios.add(measured(side).get(round) / measured(other).get(round));
        }
        return Spread.of(ratios);
    }

    private List<Double> measured(String side) {
        List<Double> measured = figures.get(side);
        if (measured == null) {
            throw new IllegalArgumentException("no side " + side + " among " + figures.keySet());
        }
        return measured;
    }
}
