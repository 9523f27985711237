package dev.rapport.app.config;

import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.engagement.Tiers.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The default tiers with the bounds that were given; a neighbour's bound that was not given makes room. */
final class ConfiguredTiers {
    private ConfiguredTiers() {}

    /** What was given for one tier. */
    record Bounds(OptionalLong from, OptionalLong to) {}

    /** @throws IllegalArgumentException naming all that is missing, upside down, overlapping or not covered, one per line */
    static Tiers of(Map<String, Bounds> given) {
        if (given.isEmpty()) {
            return Tiers.DEFAULT;
        }
        List<String> problems = new ArrayList<>();
        Map<String, Tier> byName = new LinkedHashMap<>();
        Tiers.DEFAULT.all().forEach(tier -> byName.put(tier.name(), tier));
        given.forEach((name, bounds) -> {
            Optional<Tier> known = Optional.ofNullable(byName.get(name));
            if (known.isEmpty() && bounds.from().isEmpty()) {
                problems.add("tiers." + name + ".from is missing; expected a whole number");
                return;
            }
            long from = bounds.from().orElseGet(() -> known.map(Tier::from).orElse(0L));
            long to = bounds.to().orElseGet(() -> known.map(Tier::to).orElse(Long.MAX_VALUE));
            Tier tier = new Tier(name, from, to);
            if (bounds.from().isPresent() && bounds.to().isPresent() && from > to) {
                problems.add(upsideDown(tier));
                byName.remove(name);
            } else {
                byName.put(name, tier);
            }
        });
        List<Tier> ordered = new ArrayList<>(byName.values());
        ordered.sort(Comparator.comparingLong(Tier::from));
        makeRoom(ordered, given);
        problems.addAll(misfits(ordered, problems.isEmpty()));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
        return new Tiers(ordered);
    }

    private static void makeRoom(List<Tier> ordered, Map<String, Bounds> given) {
        Bounds none = new Bounds(OptionalLong.empty(), OptionalLong.empty());
        for (int i = 0; i + 1 < ordered.size(); i++) {
            Tier lower = ordered.get(i);
            Tier upper = ordered.get(i + 1);
            boolean ends = given.getOrDefault(lower.name(), none).to().isPresent();
            boolean begins = given.getOrDefault(upper.name(), none).from().isPresent();
            if (ends && !begins) {
                ordered.set(i + 1, new Tier(upper.name(), lower.to() + 1, upper.to()));
            } else if (!ends) {
                ordered.set(i, new Tier(lower.name(), lower.from(), upper.from() - 1));
            }
        }
    }

    /** @param gaps whether they count; not where a tier is missing because it is wrong itself */
    private static List<String> misfits(List<Tier> ordered, boolean gaps) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Tier tier = ordered.get(i);
            if (tier.from() > tier.to()) {
                problems.add(upsideDown(tier));
            } else if (i + 1 < ordered.size()) {
                Tier upper = ordered.get(i + 1);
                boolean overlap = upper.from() <= tier.to();
                if (overlap || gaps && upper.from() > tier.to() + 1) {
                    problems.add("tiers." + tier.name() + ".to is " + end(tier) + " and tiers." + upper.name()
                            + ".from is " + upper.from() + ", which " + (overlap ? "overlap" : "leave a gap")
                            + "; expected each tier to begin right after the end of the one below");
                }
            }
        }
        return problems;
    }

    private static String upsideDown(Tier tier) {
        return "tiers." + tier.name() + ".from is " + tier.from() + " and tiers." + tier.name() + ".to is " + end(tier)
                + "; expected .to to be no less than .from";
    }

    private static String end(Tier tier) {
        return tier.to() == Long.MAX_VALUE ? "without end" : String.valueOf(tier.to());
    }
}
