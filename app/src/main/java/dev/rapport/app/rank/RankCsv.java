package dev.rapport.app.rank;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.CostPerEngagement;
import dev.rapport.domain.discovery.Flag;
import dev.rapport.domain.discovery.RankedAccount;
import dev.rapport.domain.discovery.Ranking;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Evidence;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Followers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ranking as rows for a spreadsheet; scripts rely on its columns. */
final class RankCsv {
    private static final List<String> COLUMNS = List.of(
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

    static Listing of(Judging judging, Ranking ranking) {
        return new Listing(
                "Ranking",
                COLUMNS.stream().map(name -> new Column(name, name)).toList(),
                ranking.items().stream().map(item -> line(judging, item)).toList());
    }

    private static List<Object> line(Judging judging, RankedAccount item) {
        AccountAssessment assessment = item.assessment();
        Account account = assessment.account();
        Creator creator = assessment.creator();
        return Stream.of(
                        row(
                                item.rank(),
                                account.network().id(),
                                creator.key().value(),
                                creator.name().orElse(""),
                                account.handle().map(Object::toString).orElse(""),
                                account.externalId().orElse(""),
                                judging.profile(account).orElse("")),
                        audience(assessment),
                        rate(assessment.rate(), assessment.evidence()),
                        row(
                                "",
                                assessment.flags().stream().map(Flag::code).collect(Collectors.joining(";")),
                                String.join(";", creator.niches()),
                                creator.country().orElse(""),
                                creator.city().orElse("")),
                        money(assessment),
                        row(assessment
                                .audience()
                                .provenance()
                                .map(from -> from.observedAt().toString())
                                .orElse("")))
                .flatMap(List::stream)
                .toList();
    }

    private static List<Object> audience(AccountAssessment assessment) {
        String tier = assessment.tier().map(Tier::name).orElse("");
        Followers followers = assessment.audience().followers();
        return followers.isKnown()
                ? row(tier, followers.get(), followers.lower(), followers.upper())
                : row(tier, "", "", "");
    }

    private static List<Object> rate(EngagementRate rate, Evidence evidence) {
        return row(
                Words.exact(rate.value()),
                Words.exact(rate.lower()),
                Words.exact(rate.upper()),
                rate.status().code(),
                rate.definition().id(),
                rate.posts(),
                evidence.minimum().toPlainString(),
                Words.exact(evidence.probabilityAboveMinimum()),
                evidence.verdict().code());
    }

    private static List<Object> money(AccountAssessment assessment) {
        Optional<String> cost = assessment
                .cost()
                .flatMap(CostPerEngagement::amount)
                .map(amount -> amount.amount().toPlainString());
        return assessment
                .account()
                .pricePerPost()
                .map(price ->
                        row(price.amount().toPlainString(), price.currency().getCurrencyCode(), cost.orElse("")))
                .orElseGet(() -> row("", "", ""));
    }
}
