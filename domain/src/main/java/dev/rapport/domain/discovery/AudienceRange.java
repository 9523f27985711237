package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.store.RankQuery.Span;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The audiences asked for, by the number the network reports; what is empty leaves nobody out.
 *
 * @param tiers any of these
 * @param least followers, included
 * @param most followers, included
 */
public record AudienceRange(List<Tier> tiers, OptionalLong least, OptionalLong most) {
    public static final AudienceRange ANY = new AudienceRange(List.of(), OptionalLong.empty(), OptionalLong.empty());

    public AudienceRange {
        tiers = List.copyOf(tiers);
    }

    /** Whether an unknown audience can be in it. */
    public boolean isAny() {
        return tiers.isEmpty() && least.isEmpty() && most.isEmpty();
    }

    /** The same as spans of followers; empty if nobody is left out. */
    Optional<List<Span>> spans() {
        if (isAny()) {
            return Optional.empty();
        }
        Span asked = new Span(least.orElse(0), most.orElse(Long.MAX_VALUE));
        List<Span> spans = tiers.isEmpty()
                ? List.of(asked)
                : tiers.stream()
                        .map(tier -> new Span(Math.max(tier.from(), asked.from()), Math.min(tier.to(), asked.to())))
                        .toList();
        return Optional.of(
                spans.stream().filter(span -> span.from() <= span.to()).toList());
    }

    public boolean contains(long followers) {
        boolean inTier =
                tiers.isEmpty() || tiers.stream().anyMatch(tier -> tier.from() <= followers && followers <= tier.to());
        return inTier && followers >= least.orElse(0) && followers <= most.orElse(Long.MAX_VALUE);
    }
}
