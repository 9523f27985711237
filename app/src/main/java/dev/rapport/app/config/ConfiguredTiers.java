package dev.rapport.app.config;

import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.engagement.Tiers.Tier;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The default tiers with the bounds that were given; a neighbour's bound that was not given makes room. */
final class ConfiguredTiers {
    private ConfiguredTiers() {}

    /** What was given for one tier. */
    record Bounds(OptionalLong from, OptionalLong to) {}

    /** @throws IllegalArgumentException if the tiers given leave a gap or overlap */
    static Tiers of(Map<String, Bounds> given) {
        if (given.isEmpty()) {
            return Tiers.DEFAULT;
        }
        Map<String, Tier> byName = new LinkedHashMap<>();
        Tiers.DEFAULT.all().forEach(tier -> byName.put(tier.name(), tier));
        Set<String> fromGiven = new HashSet<>();
        Set<String> toGiven = new HashSet<>();
        given.forEach((name, bounds) -> {
            Optional<Tier> known = Optional.ofNullable(byName.get(name));
            if (known.isEmpty() && bounds.from().isEmpty()) {
                throw new IllegalArgumentException("tiers." + name + ".from is missing; expected a whole number");
            }
            long from = bounds.from().orElseGet(() -> known.map(Tier::from).orElse(0L));
            long to = bounds.to().orElseGet(() -> known.map(Tier::to).orElse(Long.MAX_VALUE));
            byName.put(name, new Tier(name, from, to));
            if (bounds.from().isPresent()) {
                fromGiven.add(name);
            }
            if (bounds.to().isPresent()) {
                toGiven.add(name);
            }
        });
        List<Tier> ordered = new ArrayList<>(byName.values());
        ordered.sort(Comparator.comparingLong(Tier::from));
        for (int i = 0; i + 1 < ordered.size(); i++) {
            Tier lower = ordered.get(i);
            Tier upper = ordered.get(i + 1);
            if (toGiven.contains(lower.name()) && !fromGiven.contains(upper.name())) {
                ordered.set(i + 1, new Tier(upper.name(), lower.to() + 1, upper.to()));
            } else if (!toGiven.contains(lower.name())) {
                ordered.set(i, new Tier(lower.name(), lower.from(), upper.from() - 1));
            }
        }
        return new Tiers(ordered);
    }
}
