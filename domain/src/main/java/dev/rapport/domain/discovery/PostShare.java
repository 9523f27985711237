package dev.rapport.domain.discovery;

import dev.rapport.domain.engagement.Denominator;
import dev.rapport.domain.engagement.MeaningChange;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.engagement.PostRate;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.store.PostSnapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;

/**
 * What one post adds to a rate.
 *
 * @param rate empty if it adds nothing
 * @param above whether its own rate is strictly above the minimum
 * @param reason why it adds nothing, in words; empty text if it adds
 */
public record PostShare(PostSnapshot post, Optional<PostRate> rate, boolean above, String reason) {

    static PostShare counted(PostSnapshot post, PostRate rate, BigDecimal minimum) {
        return new PostShare(post, Optional.of(rate), rate.isAbove(minimum), "");
    }

    static PostShare leftOut(PostSnapshot post, MetricDefinition definition, Optional<MeaningChange> change) {
        return new PostShare(
                post,
                Optional.empty(),
                false,
                change.map(since -> "read before its " + since.measure().code() + " changed: " + since.what())
                        .orElseGet(() -> reason(post, definition)));
    }

    private static String reason(PostSnapshot post, MetricDefinition definition) {
        if (!post.format().countsForEngagement()) {
            return "a post of kind " + post.format().code() + " never counts";
        }
        Optional<Duration> age = post.publishedAt()
                .map(published -> Duration.between(published, post.provenance().observedAt()));
        if (age.isEmpty() || age.get().isNegative()) {
            return "it is not known when it was published";
        }
        if (age.get().compareTo(definition.minAge()) < 0) {
            return "too fresh: read " + age.get().toHours() + " h after publishing, counts from "
                    + definition.minAge().toHours() + " h on";
        }
        if (age.get().compareTo(definition.maxAge()) > 0) {
            return "older than " + definition.maxAge().toDays() + " days";
        }
        for (Interaction part : definition.numerator()) {
            Count count = post.counts().of(part);
            if (!count.isKnown()) {
                return part.code() + ": " + count.status().meaning();
            }
        }
        Count views = post.counts().views();
        if (definition.denominator() == Denominator.VIEWS && !views.isKnown()) {
            return "views: " + views.status().meaning();
        }
        if (definition.denominator() == Denominator.VIEWS && views.get() == 0) {
            return "no views, so there is nothing to divide by";
        }
        return "not among the newest " + definition.posts() + " that count";
    }
}
