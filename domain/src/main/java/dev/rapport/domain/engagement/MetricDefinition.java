package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What exactly an engagement rate is. A rate never travels without it.
 *
 * @param id a name with a version, such as {@code youtube-per-follower@1}
 * @param networks where it may be used; empty for all
 * @param numerator what is added up per post; at least one part
 * @param posts newest posts taken, at most
 * @param minPosts fewer usable posts give no rate
 * @param minAge posts younger than this when they were read are left out
 * @param maxAge posts older than this when they were read are left out
 * @param source where the definition comes from, with its date if it is not ours
 */
public record MetricDefinition(
        String id,
        Set<Network> networks,
        List<Interaction> numerator,
        Denominator denominator,
        Aggregation aggregation,
        int posts,
        int minPosts,
        Duration minAge,
        Duration maxAge,
        String source) {
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,80}@[0-9]{1,6}");

    public MetricDefinition {
        networks = Set.copyOf(networks);
        numerator = List.copyOf(numerator);
        if (!isId(id)) {
            throw new IllegalArgumentException(
                    "a definition's id is lower-case words with a version, such as my-rate@1, got \"" + id + "\"");
        }
        if (numerator.isEmpty() || Set.copyOf(numerator).size() != numerator.size()) {
            throw new IllegalArgumentException(id + ": numerator needs one or more parts, each once, got " + numerator);
        }
        if (posts < 1 || minPosts < 1 || minPosts > posts) {
            throw new IllegalArgumentException(
                    id + ": needs 1 <= min-posts <= posts, got min-posts " + minPosts + " and posts " + posts);
        }
        if (minAge.isNegative() || maxAge.compareTo(minAge) < 0) {
            throw new IllegalArgumentException(
                    id + ": needs 0 <= min-age <= max-age, got " + minAge + " and " + maxAge);
        }
    }

    /** Whether a text can be a definition's id. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    public boolean fits(Network network) {
        return networks.isEmpty() || networks.contains(network);
    }

    /** What a network has to tell for it. */
    Set<Measure> measures() {
        Set<Measure> measures = EnumSet.of(denominator == Denominator.VIEWS ? Measure.VIEWS : Measure.FOLLOWERS);
        numerator.forEach(part -> measures.add(Measure.valueOf(part.name())));
        return measures;
    }

    /** The id without its version. */
    public String name() {
        return id.substring(0, id.indexOf('@'));
    }

    public int version() {
        return Integer.parseInt(id.substring(id.indexOf('@') + 1));
    }
}
