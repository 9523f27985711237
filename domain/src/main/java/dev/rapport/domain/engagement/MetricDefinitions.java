package dev.rapport.domain.engagement;

import static dev.rapport.domain.metric.Interaction.COMMENTS;
import static dev.rapport.domain.metric.Interaction.LIKES;
import static dev.rapport.domain.metric.Interaction.SAVES;
import static dev.rapport.domain.metric.Interaction.SHARES;

import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.network.Availability;
import dev.rapport.domain.network.Capabilities;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The definitions known: the built-in ones and those a user adds. Immutable. */
public final class MetricDefinitions {
    private static final Duration SETTLED = Duration.ofHours(48);
    private static final Duration HALF_A_YEAR = Duration.ofDays(180);

    private final Map<String, MetricDefinition> byId;

    private MetricDefinitions(Map<String, MetricDefinition> byId) {
        this.byId = byId;
    }

    /**
     * One default per network per follower and, where every post has views, per view; beside them emulations of
     * published vendor definitions as far as they can be told in the same terms.
     */
    public static MetricDefinitions builtIn() {
        return new MetricDefinitions(Map.of()).with(BUILT_IN);
    }

    /**
     * These and more.
     *
     * @throws IllegalArgumentException if an id is there already
     */
    public MetricDefinitions with(Collection<MetricDefinition> more) {
        Map<String, MetricDefinition> all = new TreeMap<>(byId);
        for (MetricDefinition definition : more) {
            if (all.putIfAbsent(definition.id(), definition) != null) {
                throw new IllegalArgumentException("the definition " + definition.id() + " is there already");
            }
        }
        return new MetricDefinitions(all);
    }

    /** All, by id. */
    public List<MetricDefinition> all() {
        return List.copyOf(byId.values());
    }

    /** By id, or by name without a version: then the newest. */
    public Optional<MetricDefinition> find(String idOrName) {
        MetricDefinition exact = byId.get(idOrName);
        return exact != null
                ? Optional.of(exact)
                : byId.values().stream()
                        .filter(definition -> definition.name().equals(idOrName))
                        .max(Comparator.comparingInt(MetricDefinition::version));
    }

    /**
     * The default of a network that a plug-in brought: per follower, or per view where it never tells the audience; likes,
     * comments and shares as far as it tells them. Empty if that leaves nothing to divide.
     */
    public static Optional<MetricDefinition> of(Capabilities can) {
        Interaction[] numerator = Stream.of(LIKES, COMMENTS, SHARES)
                .filter(part -> tells(can, Measure.valueOf(part.name())))
                .toArray(Interaction[]::new);
        if (numerator.length == 0) {
            return Optional.empty();
        }
        if (tells(can, Measure.FOLLOWERS)) {
            return Optional.of(
                    ours(can.network() + "-per-follower@1", can.network(), Denominator.FOLLOWERS, numerator));
        }
        return tells(can, Measure.VIEWS)
                ? Optional.of(ours(can.network() + "-per-view@1", can.network(), Denominator.VIEWS, numerator))
                : Optional.empty();
    }

    private static boolean tells(Capabilities can, Measure measure) {
        return can.counts().get(measure) != Availability.NEVER;
    }

    /** For accounts of a network that has no definition, such as one whose plug-in is not installed any more. */
    public static MetricDefinition general() {
        return GENERAL;
    }

    /** What rankings of a network use unless told otherwise; empty if it has no definition of that name. */
    public Optional<MetricDefinition> perFollower(Network network) {
        return find(network.id() + "-per-follower");
    }

    /** The network's default per view, where there is one. */
    public Optional<MetricDefinition> perView(Network network) {
        return find(network.id() + "-per-view");
    }

    private static final MetricDefinition GENERAL = new MetricDefinition(
            "any-per-follower@1",
            Set.of(),
            List.of(LIKES, COMMENTS),
            Denominator.FOLLOWERS,
            Aggregation.MEDIAN,
            12,
            6,
            SETTLED,
            HALF_A_YEAR,
            "Rapport");

    private static final List<MetricDefinition> BUILT_IN = builtInDefinitions();

    private static List<MetricDefinition> builtInDefinitions() {
        List<MetricDefinition> all = new ArrayList<>();
        all.add(ours("instagram-per-follower@1", Network.INSTAGRAM, Denominator.FOLLOWERS, LIKES, COMMENTS));
        all.add(ours("tiktok-per-follower@1", Network.TIKTOK, Denominator.FOLLOWERS, LIKES, COMMENTS, SHARES));
        all.add(ours("youtube-per-follower@1", Network.YOUTUBE, Denominator.FOLLOWERS, LIKES, COMMENTS));
        all.add(ours("tiktok-per-view@1", Network.TIKTOK, Denominator.VIEWS, LIKES, COMMENTS, SHARES));
        all.add(ours("youtube-per-view@1", Network.YOUTUBE, Denominator.VIEWS, LIKES, COMMENTS));

        String modash = "Modash help 6542471, newest copy read 2026-11-23; window of about two months";
        Duration months = Duration.ofDays(61);
        all.add(vendor(
                "modash-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEDIAN,
                1000,
                months,
                modash,
                LIKES));
        all.add(vendor(
                "modash-tiktok@1", Network.TIKTOK, Denominator.VIEWS, Aggregation.POOLED, 1000, months, modash, LIKES));
        all.add(vendor(
                "modash-youtube@1",
                Network.YOUTUBE,
                Denominator.VIEWS,
                Aggregation.POOLED,
                1000,
                months,
                modash,
                LIKES));
        String calculator = "Modash free calculators, read 2026-11-23; last 30 posts";
        Duration ever = Duration.ofDays(3650);
        all.add(vendor(
                "modash-calculator-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEDIAN,
                30,
                ever,
                calculator,
                LIKES,
                COMMENTS));
        all.add(vendor(
                "modash-calculator-tiktok@1",
                Network.TIKTOK,
                Denominator.VIEWS,
                Aggregation.RATIO_OF_MEDIANS,
                30,
                ever,
                calculator,
                LIKES,
                COMMENTS,
                SHARES));
        all.add(vendor(
                "modash-calculator-youtube@1",
                Network.YOUTUBE,
                Denominator.VIEWS,
                Aggregation.RATIO_OF_MEDIANS,
                30,
                ever,
                calculator,
                LIKES,
                COMMENTS));
        String hype = "HypeAuditor help 2771955 and 4089895, read 2026-11-23";
        all.add(vendor(
                "hypeauditor-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEAN,
                12,
                ever,
                hype,
                LIKES,
                COMMENTS));
        all.add(vendor(
                "hypeauditor-tiktok@1",
                Network.TIKTOK,
                Denominator.VIEWS,
                Aggregation.POOLED,
                30,
                ever,
                hype,
                LIKES,
                COMMENTS,
                SHARES));
        all.add(vendor(
                "upfluence-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEAN,
                1000,
                Duration.ofDays(90),
                "Upfluence help 6989177, read 2026-11-23",
                LIKES,
                COMMENTS));
        String skeepers = "Skeepers/Octoly help 6279533852956, read 2026-11-23; no window stated";
        all.add(vendor(
                "skeepers-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEAN,
                1000,
                ever,
                skeepers,
                LIKES,
                COMMENTS,
                SAVES,
                SHARES));
        all.add(vendor(
                "skeepers-tiktok@1",
                Network.TIKTOK,
                Denominator.VIEWS,
                Aggregation.POOLED,
                1000,
                ever,
                skeepers,
                LIKES,
                COMMENTS,
                SHARES));
        all.add(vendor(
                "skeepers-youtube@1",
                Network.YOUTUBE,
                Denominator.VIEWS,
                Aggregation.POOLED,
                1000,
                ever,
                skeepers,
                LIKES,
                COMMENTS));
        all.add(new MetricDefinition(
                "traackr@1",
                Set.of(),
                List.of(LIKES, COMMENTS),
                Denominator.FOLLOWERS_AT_PUBLISH,
                Aggregation.MEAN,
                1000,
                10,
                Duration.ZERO,
                Duration.ofDays(91),
                "Traackr help 2817311, read 2026-11-23; three months"));
        all.add(vendor(
                "lefty-instagram@1",
                Network.INSTAGRAM,
                Denominator.FOLLOWERS,
                Aggregation.MEAN,
                1000,
                ever,
                "Lefty help 2428604, read 2026-11-23; no window stated",
                LIKES));
        return List.copyOf(all);
    }

    private static MetricDefinition ours(
            String id, Network network, Denominator denominator, Interaction... numerator) {
        return new MetricDefinition(
                id,
                Set.of(network),
                List.of(numerator),
                denominator,
                Aggregation.MEDIAN,
                12,
                6,
                SETTLED,
                HALF_A_YEAR,
                "Rapport");
    }

    private static MetricDefinition vendor(
            String id,
            Network network,
            Denominator denominator,
            Aggregation aggregation,
            int posts,
            Duration maxAge,
            String source,
            Interaction... numerator) {
        return new MetricDefinition(
                id,
                Set.of(network),
                List.of(numerator),
                denominator,
                aggregation,
                posts,
                1,
                Duration.ZERO,
                maxAge,
                source);
    }
}
