package dev.rapport.domain.discovery;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.MeaningChange;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Precision;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.PostSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells everything about one creator's numbers, from the code that computed them. Safe for use by many threads. */
public final class ReportCreator {
    private static final int HISTORY = 400;

    private final CreatorQueries queries;
    private final AssessmentRules rules;
    private final Minimums minimums;
    private final double certainty;

    public ReportCreator(CreatorQueries queries, AssessmentRules rules, Minimums minimums, double certainty) {
        this.queries = queries;
        this.rules = rules;
        this.minimums = minimums;
        this.certainty = certainty;
    }

    /**
     * Every account of a creator under its network's defaults per follower and, where there is one, per view.
     *
     * @param posts newest posts of each account to show, at most
     * @param asOf only what was read up to this moment; empty for now
     * @return empty if there is no such creator
     */
    public List<AccountReport> underDefaults(CreatorReference creator, int posts, Optional<Instant> asOf) {
        return under(creator, posts, asOf, network -> {
            List<MetricDefinition> both = new ArrayList<>();
            both.add(DefinitionChoice.DEFAULTS.of(network, rules.definitions()));
            rules.definitions().perView(network).ifPresent(both::add);
            return both;
        });
    }

    /** Every account of a creator under the definitions chosen; empty if there is no such creator. */
    public List<AccountReport> under(CreatorReference creator, DefinitionChoice choice, Optional<Instant> asOf) {
        return under(creator, 0, asOf, network -> List.of(choice.of(network, rules.definitions())));
    }

    /** Every account of a creator under every definition that fits; empty if there is no such creator. */
    public List<AccountReport> underAll(CreatorReference creator, Optional<Instant> asOf) {
        return under(
                creator,
                0,
                asOf,
                network -> rules.definitions().all().stream()
                        .filter(definition -> definition.fits(network))
                        .toList());
    }

    private List<AccountReport> under(
            CreatorReference creator,
            int posts,
            Optional<Instant> asOf,
            Function<Network, List<MetricDefinition>> choice) {
        int needed = rules.definitions().all().stream()
                .mapToInt(AssessmentRules::posts)
                .max()
                .orElse(0);
        return queries.creator(creator, new Detail(Math.max(posts, needed), HISTORY, asOf)).stream()
                .map(view -> report(view, choice.apply(view.account().network())))
                .toList();
    }

    private AccountReport report(AccountView view, List<MetricDefinition> definitions) {
        Audience audience = Audience.of(view);
        return new AccountReport(
                view,
                audience,
                rules.tiers().of(audience.followers()),
                Flags.of(view),
                definitions.stream()
                        .map(definition -> rate(view, definition, audience))
                        .toList());
    }

    private RateReport rate(AccountView view, MetricDefinition definition, Audience audience) {
        AccountAssessment assessment = rules.assess(view, definition, minimums, certainty);
        BigDecimal minimum = assessment.evidence().minimum();
        Map<String, PostRate> usable = assessment.rate().usable().stream()
                .collect(Collectors.toMap(PostRate::post, Function.identity(), (first, second) -> first));
        List<PostShare> posts = assessment.rate().status().isKnown() || !usable.isEmpty()
                ? view.posts().stream()
                        .map(post -> Optional.ofNullable(usable.get(post.id()))
                                .map(rate -> PostShare.counted(post, rate, minimum))
                                .orElseGet(() -> PostShare.leftOut(post, definition, change(view, definition, post))))
                        .toList()
                : List.of();
        return new RateReport(assessment, posts, rounding(view, definition, audience.followers(), minimum));
    }

    private Optional<MeaningChange> change(AccountView view, MetricDefinition definition, PostSnapshot post) {
        return view.posts().stream()
                .map(other -> other.provenance().observedAt())
                .max(Comparator.naturalOrder())
                .flatMap(newest -> rules.breaks()
                        .between(
                                view.account().network(),
                                definition,
                                post.format(),
                                post.provenance().observedAt(),
                                newest));
    }

    private Optional<RateReport.Rounding> rounding(
            AccountView view, MetricDefinition definition, Followers followers, BigDecimal minimum) {
        if (followers.precision() != Precision.ROUNDED || definition.denominator() != Denominator.FOLLOWERS) {
            return Optional.empty();
        }
        EngagementRate atFewest = rules.rate(view, definition, Followers.exact(followers.lower()));
        EngagementRate atMost = rules.rate(view, definition, Followers.exact(followers.upper()));
        if (!atFewest.status().isKnown() || !atMost.status().isKnown()) {
            return Optional.empty();
        }
        return Optional.of(new RateReport.Rounding(
                followers.lower(),
                followers.upper(),
                atFewest.value().orElseThrow(),
                atMost.value().orElseThrow(),
                atFewest.evidence(minimum, certainty).verdict(),
                atMost.evidence(minimum, certainty).verdict()));
    }
}
