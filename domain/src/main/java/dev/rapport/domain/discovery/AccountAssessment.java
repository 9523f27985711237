package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.store.Standing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One account judged under one definition.
 *
 * @param tier empty if the audience is unknown
 * @param evidence that the rate is above the network's minimum
 * @param cost empty without a price, and where nobody interacts
 */
public record AccountAssessment(
        Creator creator,
        Account account,
        Audience audience,
        Optional<Tier> tier,
        EngagementRate rate,
        Evidence evidence,
        Optional<CostPerEngagement> cost,
        List<Flag> flags) {
    public AccountAssessment {
        flags = List.copyOf(flags);
    }

    Standing standing() {
        Followers followers = audience.followers();
        Optional<Money> amount = cost.flatMap(CostPerEngagement::amount);
        return new Standing(
                account.id(),
                account.network(),
                place(),
                followers.isKnown() ? OptionalLong.of(followers.get()) : OptionalLong.empty(),
                audience.status(),
                rate,
                evidence.probabilityAboveMinimum(),
                amount.map(money -> OptionalDouble.of(money.amount().doubleValue()))
                        .orElseGet(OptionalDouble::empty),
                amount.map(money -> money.currency().getCurrencyCode()).orElse(""));
    }

    /** By network, then by the network's id of the account, else its handle, else our id; the same account, the same. */
    private String place() {
        return account.network() + ":"
                + account.externalId()
                        .or(() -> account.handle().map(handle -> handle.value()))
                        .orElse("")
                + " " + account.id().value();
    }
}
