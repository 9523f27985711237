package dev.rapport.app.rank;

import static dev.rapport.app.rank.Csv.number;
import static dev.rapport.app.rank.Csv.safe;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.CostPerEngagement;
import dev.rapport.domain.discovery.Flag;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Followers;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A ranking as CSV; scripts rely on its columns. */
final class RankCsv {
    static final List<String> COLUMNS = List.of(
            "rank",
            "network",
            "creator",
            "name",
            "handle",
            "account_id",
            "profile_url",
            "tier",
            "followers",
            "followers_lower",
            "followers_upper",
            "engagement_rate",
            "engagement_lower",
            "engagement_upper",
            "engagement_status",
            "definition",
            "posts",
            "minimum",
            "probability_above_minimum",
            "verdict",
            "percentile",
            "flags",
            "niches",
            "country",
            "city",
            "price_per_post",
            "currency",
            "cost_per_engagement",
            "observed_at");

    private RankCsv() {}

    static String of(Judging judging, Ranking ranking) {
        return Csv.of(
                COLUMNS,
                ranking.items().stream()
                        .map(item -> row(judging, Integer.toString(item.rank()), item.assessment()))
                        .toList());
    }

    static List<String> row(Judging judging, String rank, AccountAssessment assessment) {
        Creator creator = assessment.creator();
        Account account = assessment.account();
        Followers followers = assessment.audience().followers();
        EngagementRate rate = assessment.rate();
        Evidence evidence = assessment.evidence();
        return List.of(
                rank,
                account.network().id(),
                safe(creator.key().value()),
                safe(creator.name().orElse("")),
                safe(account.handle().map(Object::toString).orElse("")),
                safe(account.externalId().orElse("")),
                safe(judging.profile(account).orElse("")),
                assessment.tier().map(Tier::name).orElse(""),
                known(followers, Followers::get),
                known(followers, Followers::lower),
                known(followers, Followers::upper),
                number(rate.value()),
                number(rate.lower()),
                number(rate.upper()),
                rate.status().code(),
                rate.definition().id(),
                Integer.toString(rate.posts()),
                evidence.minimum().toPlainString(),
                number(evidence.probabilityAboveMinimum()),
                evidence.verdict().code(),
                "",
                assessment.flags().stream().map(Flag::code).collect(Collectors.joining(";")),
                safe(String.join(";", creator.niches())),
                safe(creator.country().orElse("")),
                safe(creator.city().orElse("")),
                account.pricePerPost()
                        .map(price -> price.amount().toPlainString())
                        .orElse(""),
                account.pricePerPost()
                        .map(price -> price.currency().getCurrencyCode())
                        .orElse(""),
                assessment
                        .cost()
                        .flatMap(CostPerEngagement::amount)
                        .map(cost -> cost.amount().toPlainString())
                        .orElse(""),
                assessment
                        .audience()
                        .provenance()
                        .map(from -> from.observedAt().toString())
                        .orElse(""));
    }

    private static String known(Followers followers, Function<Followers, Long> part) {
        return followers.isKnown() ? part.apply(followers).toString() : "";
    }
}
