package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Followers;
import java.util.List;
import java.util.Optional;

/**
 * Size classes of audiences, by the number the network reports. Labels and filters use the same bounds.
 *
 * @param all ascending, without gaps or overlaps
 */
public record Tiers(List<Tier> all) {

    /** @param from and {@code to} are both included; {@link Long#MAX_VALUE} means without end */
    public record Tier(String name, long from, long to) {}

    /** The bounds of the field's commonest scheme; 10,000 and 50,000 are both micro. */
    public static final Tiers DEFAULT = new Tiers(List.of(
            new Tier("below", 0, 999),
            new Tier("nano", 1_000, 9_999),
            new Tier("micro", 10_000, 50_000),
            new Tier("mid", 50_001, 500_000),
            new Tier("macro", 500_001, 1_000_000),
            new Tier("mega", 1_000_001, Long.MAX_VALUE)));

    public Tiers {
        all = List.copyOf(all);
        for (int i = 0; i < all.size(); i++) {
            Tier tier = all.get(i);
            if (tier.from() > tier.to()) {
                throw new IllegalArgumentException(
                        "tier " + tier.name() + " ends before it begins: " + tier.from() + " to " + tier.to());
            }
            if (i > 0 && tier.from() != all.get(i - 1).to() + 1) {
                throw new IllegalArgumentException("tiers " + all.get(i - 1).name() + " and " + tier.name()
                        + " leave a gap or overlap: " + all.get(i - 1).to() + " and " + tier.from());
            }
        }
    }

    /** Empty if the audience is unknown, or outside all tiers. */
    public Optional<Tier> of(Followers followers) {
        return followers.isKnown() ? of(followers.get()) : Optional.empty();
    }

    public Optional<Tier> of(long followers) {
        return all.stream()
                .filter(tier -> tier.from() <= followers && followers <= tier.to())
                .findFirst();
    }

    public Optional<Tier> named(String name) {
        return all.stream().filter(tier -> tier.name().equalsIgnoreCase(name)).findFirst();
    }
}
