package dev.rapport.sandbox.population;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Draws one ordinary person: half of the audiences are in the band from 10,000 to 50,000, rates are log-normal around
 * a middle of their network and fall with the size of the audience, so that most are well under 5 % and some clearly
 * above.
 */
final class Crowd {
    private final SplittableRandom random;

    Crowd(SplittableRandom random) {
        this.random = random;
    }

    long followers() {
        double share = random.nextDouble();
        if (share < 0.03) {
            return between(200, 999);
        }
        if (share < 0.22) {
            return between(1_000, 9_999);
        }
        if (share < 0.75) {
            return between(10_000, 50_000);
        }
        if (share < 0.95) {
            return between(50_001, 500_000);
        }
        return share < 0.985 ? between(500_001, 1_000_000) : between(1_000_001, 6_000_000);
    }

    /** What somebody of that size has on another network. */
    long elsewhere(long size) {
        return Math.max(150, StrictMath.round(size * StrictMath.exp(0.7 * Timeline.gaussian(random) - 0.2)));
    }

    Set<SocialNetwork> networks() {
        List<SocialNetwork> rest = new ArrayList<>(List.of(SocialNetwork.values()));
        Set<SocialNetwork> chosen = EnumSet.noneOf(SocialNetwork.class);
        double share = random.nextDouble();
        int wanted = share < 0.45 ? 1 : share < 0.8 ? 2 : 3;
        while (chosen.size() < wanted) {
            chosen.add(rest.remove(random.nextInt(rest.size())));
        }
        return chosen;
    }

    Traits traits(SocialNetwork network, long followers) {
        double middle = switch (network) {
            case YOUTUBE -> 0.018;
            case INSTAGRAM -> 0.023;
            case TIKTOK -> 0.036;
        };
        double viewRate = switch (network) {
            case YOUTUBE -> 0.045;
            case INSTAGRAM -> 0.06;
            case TIKTOK -> 0.09;
        };
        double size = StrictMath.pow(Math.max(500, followers) / 20_000.0, -0.12);
        double rate = Math.min(0.4, middle * size * StrictMath.exp(0.8 * Timeline.gaussian(random)));
        return new Traits(
                followers,
                (random.nextDouble() - 0.35) * 0.004,
                rate,
                0.3 + 0.35 * random.nextDouble(),
                0.015 + 0.07 * random.nextDouble(),
                network == SocialNetwork.TIKTOK ? 0.03 + 0.08 * random.nextDouble() : 0,
                Math.min(0.5, viewRate * StrictMath.exp(0.3 * Timeline.gaussian(random))),
                Duration.ofMinutes(between(14 * 60, 9 * 24 * 60)),
                (int) between(9, 160),
                true);
    }

    /** Evenly spread over the logarithm, both ends possible. */
    private long between(long from, long to) {
        double low = StrictMath.log((double) from);
        double logarithm = low + random.nextDouble() * (StrictMath.log((double) to) - low);
        return StrictMath.min(to, StrictMath.max(from, StrictMath.round(StrictMath.exp(logarithm))));
    }
}
