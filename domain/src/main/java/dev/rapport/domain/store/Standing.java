package dev.rapport.domain.store;

import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import java.util.Comparator;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * How an account stands under one definition: what rankings filter and sort by.
 *
 * @param place decides between equals: by network, then by the network's id of the account, else its handle, else our id
 * @param followers empty if the audience is unknown
 * @param audience why the audience is known or not
 * @param probability that the rate is above the minimum it is ordered by; empty if the rate is unknown
 * @param cost per engagement; empty where there is none
 * @param currency of the cost; empty text if there is none
 */
public record Standing(
        AccountId account,
        Network network,
        String place,
        OptionalLong followers,
        Status audience,
        EngagementRate rate,
        OptionalDouble probability,
        OptionalDouble cost,
        String currency) {

    /**
     * Where an account stands in a ranking: total order, best first.
     *
     * @param group 0 where audience, rate and what is sorted by are known; the more is unknown, the later
     * @param section what is never compared with another: each is listed after the other, by name
     * @param value greater is better
     * @param second greater is better
     */
    public record Position(int group, String section, double value, double second, String place)
            implements Comparable<Position> {
        private static final Comparator<Position> ORDER = Comparator.comparingInt(Position::group)
                .thenComparing(Position::section)
                .thenComparing(Comparator.comparingDouble(Position::value).reversed())
                .thenComparing(Comparator.comparingDouble(Position::second).reversed())
                .thenComparing(Position::place);

        @Override
        public int compareTo(Position other) {
            return ORDER.compare(this, other);
        }
    }

    /** The same, ordered by the probability of another minimum. */
    public Standing weighed(OptionalDouble other) {
        return new Standing(account, network, place, followers, audience, rate, other, cost, currency);
    }

    /** Whether audience and rate are known. */
    public boolean isComplete() {
        return followers.isPresent() && rate.status().isKnown();
    }

    public Position position(Sort sort) {
        OptionalDouble value = isComplete() || sort == Sort.FOLLOWERS ? value(sort) : OptionalDouble.empty();
        return new Position(
                (isComplete() ? 0 : 2) + (value.isPresent() ? 0 : 1),
                sort == Sort.COST ? currency : "",
                value.orElse(0),
                value.isPresent() && sort == Sort.EVIDENCE ? rate.lower().orElse(-1) : 0,
                place);
    }

    private OptionalDouble value(Sort sort) {
        return switch (sort) {
            case EVIDENCE -> probability;
            case ENGAGEMENT -> rate.value();
            case FOLLOWERS ->
                followers.isPresent() ? OptionalDouble.of((double) followers.getAsLong()) : OptionalDouble.empty();
            case PERCENTILE -> OptionalDouble.empty();
            case COST -> cost.isPresent() ? OptionalDouble.of(-cost.getAsDouble()) : OptionalDouble.empty();
        };
    }
}
