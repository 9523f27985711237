package dev.rapport.app.demo;

import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.FreshRates;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.discovery.AudienceRange;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.discovery.RankCriteria;
import dev.rapport.domain.discovery.Ranking.Tally;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** How the accounts of one tier divide by what is known of their rate; counted by the ranking itself. */
record TierSums(Tier tier, BigDecimal minimum, Tally tally) {

    /** @param tier its name */
    static TierSums of(Session session, String tier) {
        Judging judging = Judging.of(session);
        Tier asked = judging.rules().tiers().named(tier).orElseThrow();
        RankCriteria criteria = new RankCriteria(
                AccountFilter.ALL,
                new AudienceRange(List.of(asked), OptionalLong.empty(), OptionalLong.empty()),
                judging.minimums(),
                judging.certainty(),
                true,
                DefinitionChoice.DEFAULTS,
                Sort.EVIDENCE,
                1,
                Optional.empty(),
                Optional.empty());
        Tally tally = FreshRates.ranking(session, judging).rank(criteria).tally();
        return new TierSums(asked, judging.minimums().general(), tally);
    }

    /** Such as {@code 9 micro accounts = 5 likely above 5 % + 3 likely below + 1 undecided}. */
    String sentence() {
        List<String> parts = new ArrayList<>();
        parts.add(tally.ranked() + " likely above " + Words.percent(minimum));
        parts.add(tally.below() + " likely below");
        tally.unproven().forEach((reason, accounts) -> parts.add(accounts + " " + Words.code(reason)));
        return tally.inAudience() + " " + tier.name() + " accounts = " + String.join(" + ", parts)
                + ". The followers of " + unknown() + " more are not known" + reasons() + ".";
    }

    private int unknown() {
        return tally.unknownAudience().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private String reasons() {
        return tally.unknownAudience().isEmpty()
                ? ""
                : tally.unknownAudience().entrySet().stream()
                        .map((Map.Entry<String, Integer> reason) ->
                                reason.getValue() + " " + Words.code(reason.getKey()))
                        .collect(Collectors.joining(", ", " (", ")"));
    }
}
