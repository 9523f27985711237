package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.metric.Status;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/**
 * What one interaction costs at the price of a post: price divided by interactions per post.
 *
 * @param amount 16 significant digits; empty exactly when the status says why it is unknown
 */
public record CostPerEngagement(Optional<Money> amount, Status status) {

    /** Empty without a price, and where nobody interacts. */
    static Optional<CostPerEngagement> of(Optional<Money> price, EngagementRate rate) {
        if (price.isEmpty()) {
            return Optional.empty();
        }
        if (rate.interactionsPerPost().isEmpty()) {
            return Optional.of(new CostPerEngagement(Optional.empty(), rate.status()));
        }
        double interactions = rate.interactionsPerPost().getAsDouble();
        if (!(interactions > 0)) {
            return Optional.empty();
        }
        BigDecimal amount = price.get().amount().divide(BigDecimal.valueOf(interactions), MathContext.DECIMAL64);
        return Optional.of(
                new CostPerEngagement(Optional.of(new Money(amount, price.get().currency())), rate.status()));
    }
}
