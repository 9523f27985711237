package dev.rapport.app.exporting;

import dev.rapport.app.judging.Judging;
import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.discovery.AccountAssessment;
import dev.rapport.domain.discovery.AssessmentRules;
import dev.rapport.domain.discovery.Flag;
import dev.rapport.domain.engagement.EngagementRate;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.Tiers.Tier;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Each account's rate under its network's definition, as rankings compute it. */
final class RateRows {
    static final List<String> COLUMNS = List.of(
            "network",
            "creator",
            "account_id",
            "handle",
            "profile_url",
            "tier",
            "definition",
            "engagement_rate",
            "engagement_lower",
            "engagement_upper",
            "engagement_status",
            "posts",
            "posts_considered",
            "minimum",
            "probability_above_minimum",
            "verdict",
            "flags",
            "observed_at",
            "delete_by");

    private final Judging judging;
    private final Map<Network, MetricDefinition> definitions;
    private final Deadlines deadlines;

    RateRows(Judging judging, Map<Network, MetricDefinition> definitions, Deadlines deadlines) {
        this.judging = judging;
        this.definitions = definitions;
        this.deadlines = deadlines;
    }

    /** What these rates need to be known of an account. */
    Detail detail() {
        Collection<MetricDefinition> used = definitions.values();
        return new Detail(
                used.stream().mapToInt(AssessmentRules::posts).max().orElse(0),
                used.stream().mapToInt(AssessmentRules::history).max().orElse(0),
                Optional.empty());
    }

    void write(TableFile file, AccountView view) {
        Optional.ofNullable(definitions.get(view.account().network()))
                .map(definition -> judging.rules().assess(view, definition, judging.minimums(), judging.certainty()))
                .ifPresent(assessment -> write(file, assessment));
    }

    private void write(TableFile file, AccountAssessment assessment) {
        AccountNames.Name name = AccountNames.nameOf(assessment.account());
        EngagementRate rate = assessment.rate();
        Optional<Provenance> from = assessment.audience().provenance();
        file.row(
                assessment.account().network(),
                name.creator(),
                name.accountId(),
                name.handle(),
                judging.profile(assessment.account()),
                assessment.tier().map(Tier::name),
                rate.definition().id(),
                Words.exact(rate.value()),
                Words.exact(rate.lower()),
                Words.exact(rate.upper()),
                rate.status().code(),
                rate.posts(),
                rate.postsConsidered(),
                assessment.evidence().minimum(),
                Words.exact(assessment.evidence().probabilityAboveMinimum()),
                assessment.evidence().verdict().code(),
                assessment.flags().stream().map(Flag::code).collect(Collectors.joining(";")),
                from.map(Provenance::observedAt),
                from.map(reading ->
                        deadlines.deleteBy(assessment.account().network(), reading.route(), reading.observedAt())));
    }
}
