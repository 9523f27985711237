package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The dated changes of what networks' numbers mean. Windows and series are cut there. Immutable. */
public record BreakCalendar(List<MeaningChange> changes) {
    private static final BreakCalendar BUILT_IN = new BreakCalendar(
            List.of(
                    new MeaningChange(
                            Network.YOUTUBE,
                            Measure.VIEWS,
                            Set.of(PostFormat.SHORT_LIKELY),
                            Instant.parse("2025-03-31T00:00:00Z"),
                            "a Short is viewed as soon as it starts (Data API revision history, 2025-03-26)"),
                    new MeaningChange(
                            Network.YOUTUBE,
                            Measure.VIEWS,
                            Set.of(),
                            Instant.parse("2026-08-24T00:00:00Z"),
                            "every video is viewed as soon as it starts, autoplay included (Data API revision history,"
                                    + " 2026-08-27)"),
                    new MeaningChange(
                            Network.INSTAGRAM,
                            Measure.VIEWS,
                            Set.of(),
                            Instant.parse("2026-04-22T00:00:00Z"),
                            "views of a reel include Facebook's where it is shown there too (IG Media reference, 2026-04-22)")));

    public BreakCalendar {
        changes = changes.stream()
                .sorted(Comparator.comparing(MeaningChange::from))
                .toList();
    }

    /** A rate as it was at a moment. */
    public record Point(Instant at, double value) {}

    /** What was known of the three built-in networks on 2026-11-24. */
    public static BreakCalendar builtIn() {
        return BUILT_IN;
    }

    public BreakCalendar with(List<MeaningChange> more) {
        List<MeaningChange> all = new ArrayList<>(changes);
        all.addAll(more);
        return new BreakCalendar(all);
    }

    /** The latest change that keeps a reading of a post from being compared with the newest reading of all. */
    public Optional<MeaningChange> between(
            Network network, MetricDefinition definition, PostFormat format, Instant reading, Instant newest) {
        return changes.stream()
                .filter(change -> change.concerns(network, definition) && change.concerns(format))
                .filter(change -> change.parts(reading, newest))
                .reduce((earlier, later) -> later);
    }

    /** Those posts whose counts mean the same as those of the posts that were read last, in their order. */
    public List<PostFact> alike(Network network, MetricDefinition definition, List<PostFact> posts) {
        Optional<Instant> newest = posts.stream().map(PostFact::observedAt).max(Comparator.naturalOrder());
        return posts.stream()
                .filter(post -> between(network, definition, post.format(), post.observedAt(), newest.orElseThrow())
                        .isEmpty())
                .toList();
    }

    /**
     * A series cut wherever its definition's numbers began to mean something else; no line may join two parts.
     *
     * @param series oldest first
     */
    public List<List<Point>> segments(Network network, MetricDefinition definition, List<Point> series) {
        List<List<Point>> segments = new ArrayList<>();
        Optional<Point> last = Optional.empty();
        for (Point point : series) {
            if (last.filter(before -> !isCut(network, definition, before, point))
                    .isEmpty()) {
                segments.add(new ArrayList<>());
            }
            segments.get(segments.size() - 1).add(point);
            last = Optional.of(point);
        }
        return segments.stream().map(List::copyOf).toList();
    }

    /** By which factor less one a rate changed; empty if its numbers do not compare, or if it was zero. */
    public OptionalDouble growth(Network network, MetricDefinition definition, Point from, Point to) {
        return from.value() == 0 || isCut(network, definition, from, to)
                ? OptionalDouble.empty()
                : OptionalDouble.of(to.value() / from.value() - 1);
    }

    private boolean isCut(Network network, MetricDefinition definition, Point one, Point other) {
        return changes.stream()
                .anyMatch(change -> change.concerns(network, definition) && change.parts(one.at(), other.at()));
    }
}
