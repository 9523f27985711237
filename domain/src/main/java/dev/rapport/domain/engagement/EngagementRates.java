package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.metric.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Computes engagement rates from facts. Pure: the same facts give the same rate. */
public final class EngagementRates {
    private EngagementRates() {}

    /**
     * The rate of one account under a definition.
     *
     * <p>A post's age is its age when its counts were read. Live and scheduled posts, stories, ads, posts without a time
     * and posts from the future never count.
     *
     * @param now the audience to divide by
     * @param history earlier audiences, for {@link Denominator#FOLLOWERS_AT_PUBLISH}, in any order
     * @param listed {@link Status#MEASURED} if the posts could be listed, else why not
     * @param posts in any order, each once
     */
    public static EngagementRate compute(
            MetricDefinition definition,
            Followers now,
            List<AudienceFact> history,
            Status listed,
            List<PostFact> posts) {
        Optional<Status> noAudience = audienceProblem(definition, now);
        if (listed != Status.MEASURED) {
            return EngagementRate.unknown(definition, noAudience.orElse(listed), 0, List.of());
        }
        List<PostFact> countable = posts.stream()
                .filter(post -> post.format().countsForEngagement())
                .filter(post -> age(post).filter(age -> !age.isNegative()).isPresent())
                .toList();
        List<PostFact> considered = countable.stream()
                .filter(post -> isInWindow(definition, post))
                .sorted(Comparator.comparing(
                                (PostFact post) -> post.publishedAt().orElseThrow())
                        .reversed()
                        .thenComparing(PostFact::id))
                .limit(definition.posts())
                .toList();
        if (noAudience.isPresent()) {
            int counting = (int) considered.stream()
                    .filter(post -> interactions(definition, post).isKnown())
                    .count();
            return EngagementRate.withoutAudience(definition, noAudience.get(), considered.size(), counting);
        }
        if (considered.isEmpty()) {
            boolean onlyFresh = !countable.isEmpty()
                    && countable.stream()
                            .allMatch(post -> age(post).orElseThrow().compareTo(definition.minAge()) < 0);
            return EngagementRate.unknown(
                    definition, onlyFresh ? Status.TOO_FRESH : Status.TOO_FEW_POSTS, 0, List.of());
        }
        return ofConsidered(definition, now, history, considered);
    }

    private static EngagementRate ofConsidered(
            MetricDefinition definition, Followers now, List<AudienceFact> history, List<PostFact> considered) {
        List<PostRate> usable = new ArrayList<>();
        Map<Status, Integer> missing = new EnumMap<>(Status.class);
        for (PostFact post : considered) {
            Count interactions = interactions(definition, post);
            Count denominator = denominator(definition, now, history, post);
            if (!interactions.isKnown() || !denominator.isKnown()) {
                missing.merge(interactions.isKnown() ? denominator.status() : interactions.status(), 1, Integer::sum);
            } else if (denominator.get() > 0 || !definition.aggregation().isPerPost()) {
                usable.add(new PostRate(post.id(), interactions.get(), denominator.get()));
            }
        }
        if (usable.isEmpty() && considered.size() >= definition.minPosts() && !missing.isEmpty()) {
            Status reason = missing.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow()
                    .getKey();
            return EngagementRate.unknown(definition, reason, considered.size(), usable);
        }
        OptionalDouble value =
                usable.isEmpty() ? OptionalDouble.empty() : Aggregates.rate(definition.aggregation(), usable);
        if (usable.size() < definition.minPosts() || value.isEmpty()) {
            return EngagementRate.unknown(definition, Status.TOO_FEW_POSTS, considered.size(), usable);
        }
        Optional<Statistics.Interval> interval = interval(definition.aggregation(), usable);
        return new EngagementRate(
                definition,
                usable.size() < considered.size() ? Status.PARTLY_MEASURED : Status.MEASURED,
                value,
                interval.map(ends -> OptionalDouble.of(ends.lower())).orElseGet(OptionalDouble::empty),
                interval.map(ends -> OptionalDouble.of(ends.upper())).orElseGet(OptionalDouble::empty),
                OptionalDouble.of(Aggregates.interactionsPerPost(definition.aggregation(), usable)),
                considered.size(),
                usable.size(),
                usable);
    }

    private static Optional<Status> audienceProblem(MetricDefinition definition, Followers now) {
        if (definition.denominator() != Denominator.FOLLOWERS) {
            return Optional.empty();
        }
        if (!now.isKnown()) {
            return Optional.of(now.status());
        }
        return now.get() == 0 ? Optional.of(Status.NO_FOLLOWERS) : Optional.empty();
    }

    private static Optional<Duration> age(PostFact post) {
        return post.publishedAt().map(published -> Duration.between(published, post.observedAt()));
    }

    private static boolean isInWindow(MetricDefinition definition, PostFact post) {
        Duration age = age(post).orElseThrow();
        return age.compareTo(definition.minAge()) >= 0 && age.compareTo(definition.maxAge()) <= 0;
    }

    private static Count interactions(MetricDefinition definition, PostFact post) {
        long sum = 0;
        for (Interaction part : definition.numerator()) {
            Count count = post.counts().of(part);
            if (!count.isKnown()) {
                return count;
            }
            sum = Math.addExact(sum, count.get());
        }
        return Count.of(sum);
    }

    private static Count denominator(
            MetricDefinition definition, Followers now, List<AudienceFact> history, PostFact post) {
        return switch (definition.denominator()) {
            case FOLLOWERS -> now.count();
            case FOLLOWERS_AT_PUBLISH -> audienceAt(post.publishedAt().orElseThrow(), history);
            case VIEWS -> post.counts().views();
        };
    }

    private static Count audienceAt(Instant published, List<AudienceFact> history) {
        List<AudienceFact> known = history.stream()
                .filter(fact -> fact.followers().isKnown())
                .sorted(Comparator.comparing(AudienceFact::takenAt))
                .toList();
        Optional<AudienceFact> before = known.stream()
                .filter(fact -> !fact.takenAt().isAfter(published))
                .reduce((earlier, later) -> later);
        return before.or(() -> known.stream().findFirst())
                .map(fact -> fact.followers().count())
                .orElseGet(() -> Count.absent(Status.NEVER_READ));
    }

    private static Optional<Statistics.Interval> interval(Aggregation aggregation, List<PostRate> usable) {
        if (aggregation == Aggregation.MEDIAN) {
            double[] sorted = Aggregates.ratios(usable);
            Arrays.sort(sorted);
            return Statistics.medianRanks(sorted.length)
                    .map(ranks -> new Statistics.Interval(sorted[ranks[0] - 1], sorted[ranks[1] - 1]));
        }
        if (usable.size() < 2) {
            return Optional.empty();
        }
        boolean allPositive = usable.stream().allMatch(post -> post.interactions() > 0 && post.denominator() > 0);
        return allPositive
                ? Statistics.logInterval(Aggregates.ratios(usable))
                : Optional.of(Bootstrap.of(aggregation, usable).interval());
    }
}
