package dev.rapport.app.creator;

import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.TextTable;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.discovery.Audience;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Precision;
import dev.rapport.domain.metric.Status;
import java.util.ArrayList;
import java.util.List;

/** What pages about a creator say of creators, accounts and numbers in a line. */
final class Headings {
    private Headings() {}

    static String of(Creator creator) {
        return creator.name()
                .map(name -> name + " (" + creator.key() + ")")
                .orElseGet(() -> creator.key().value());
    }

    static String of(Judging judging, AccountReport report) {
        Account account = report.view().account();
        return judging.name(account.network()) + " " + Words.handle(account);
    }

    static List<String> audience(AccountReport report) {
        Audience audience = report.audience();
        Followers followers = audience.followers();
        List<String> lines = new ArrayList<>();
        lines.add("Followers: "
                + (followers.isKnown()
                        ? Words.followers(audience) + bounds(followers)
                        : "unknown, " + audience.status().meaning())
                + audience.provenance()
                        .map(from -> "; " + Words.source(from) + ", read " + Words.minute(from.observedAt()))
                        .orElse("")
                + ". Tier: " + report.tier().map(Tier::name).orElse("unknown") + ".");
        if (audience.status() == Status.SUSPECT) {
            lines.add("A newer reading is in doubt and waits for a second one.");
        }
        return lines;
    }

    private static String bounds(Followers followers) {
        return followers.precision() == Precision.ROUNDED
                ? " (truly " + TextTable.number(followers.lower()) + " to " + TextTable.number(followers.upper()) + ")"
                : "";
    }

    static String rate(AccountAssessment assessment) {
        EngagementRate rate = assessment.rate();
        String head = "Engagement rate (" + rate.definition().id() + "): ";
        if (rate.value().isEmpty()) {
            return head + "unknown, " + rate.status().meaning() + considered(rate) + ".";
        }
        return head + Words.percent(rate.value()) + " %"
                + (rate.lower().isPresent() ? ", 95% interval " + Words.interval(rate) + " %" : "") + ", "
                + rate.posts() + " of " + rate.postsConsidered() + " posts; probability above "
                + Words.percent(assessment.evidence().minimum()) + ": "
                + Words.probability(assessment.evidence().probabilityAboveMinimum()) + " %; "
                + Words.verdict(assessment) + ".";
    }

    private static String considered(EngagementRate rate) {
        return rate.status() == Status.WITHHELD_BY_POLICY
                ? ""
                : " (" + rate.posts() + " usable of " + rate.postsConsidered() + " posts considered)";
    }
}
