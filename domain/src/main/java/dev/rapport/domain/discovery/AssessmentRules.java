package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.AudienceFact;
import dev.rapport.domain.engagement.BreakCalendar;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.EngagementRates;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.MetricDefinitions;
import dev.rapport.domain.engagement.PostFact;
import dev.rapport.domain.engagement.Tiers;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What an installation judges accounts by. Immutable.
 *
 * @param breaks since when numbers mean what they mean now
 * @param withheld networks that have not granted the right to derive rates from their numbers
 */
public record AssessmentRules(Tiers tiers, MetricDefinitions definitions, BreakCalendar breaks, Set<Network> withheld) {
    /** Posts read beyond a definition's number, since the youngest ones and live ones do not count. */
    private static final int SPARE_POSTS = 24;

    private static final int AUDIENCES = 400;

    public AssessmentRules {
        withheld = Set.copyOf(withheld);
    }

    /** How many posts of an account a definition needs to see. */
    public static int posts(MetricDefinition definition) {
        return definition.posts() + SPARE_POSTS;
    }

    /** How many earlier readings of an account a definition needs to see. */
    public static int history(MetricDefinition definition) {
        return definition.denominator() == Denominator.FOLLOWERS_AT_PUBLISH ? AUDIENCES : 0;
    }

    /** What has to be seen of an account for all of these definitions. */
    static Detail detail(Set<MetricDefinition> definitions, Optional<Instant> asOf) {
        return new Detail(
                definitions.stream().mapToInt(AssessmentRules::posts).max().orElse(0),
                definitions.stream().mapToInt(AssessmentRules::history).max().orElse(0),
                asOf);
    }

    /** Judges one account under one definition. */
    public AccountAssessment assess(
            AccountView view, MetricDefinition definition, Minimums minimums, double certainty) {
        return assess(view, rate(view, definition, Audience.of(view).followers()), minimums, certainty);
    }

    /** Judges one account by the rate it has. */
    AccountAssessment assess(AccountView view, EngagementRate rate, Minimums minimums, double certainty) {
        Audience audience = Audience.of(view);
        return new AccountAssessment(
                view.creator(),
                view.account(),
                audience,
                tiers.of(audience.followers()),
                rate,
                rate.evidence(minimums.of(view.account().network()), certainty),
                CostPerEngagement.of(view.account().pricePerPost(), rate),
                Flags.of(view));
    }

    /** The rate that an account would have with this audience. */
    EngagementRate rate(AccountView view, MetricDefinition definition, Followers followers) {
        if (withheld.contains(view.account().network())) {
            return EngagementRate.withheld(definition);
        }
        return EngagementRates.compute(
                definition,
                followers,
                view.history().stream()
                        .filter(reading -> !reading.suspect())
                        .map(reading -> new AudienceFact(reading.provenance().observedAt(), reading.followers()))
                        .toList(),
                view.current().map(AccountSnapshot::posts).orElseGet(() -> Audience.unread(view)),
                breaks.alike(
                        view.account().network(),
                        definition,
                        view.posts().stream().map(AssessmentRules::fact).toList()));
    }

    private static PostFact fact(PostSnapshot post) {
        return new PostFact(
                post.id(), post.format(), post.publishedAt(), post.provenance().observedAt(), post.counts());
    }
}
