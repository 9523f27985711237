package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.network.Measure;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.Set;

/**
 * A moment from which a network's number means something else, so that readings from before and after it do not compare.
 *
 * @param formats whose numbers changed; empty for posts of every kind
 * @param from the first moment of the new meaning
 * @param what changed, in a sentence, with its source
 */
public record MeaningChange(Network network, Measure measure, Set<PostFormat> formats, Instant from, String what) {
    public MeaningChange {
        formats = Set.copyOf(formats);
        if (what.isBlank()) {
            throw new IllegalArgumentException("a change of meaning has to say what changed");
        }
    }

    boolean concerns(Network ofNetwork, MetricDefinition definition) {
        return network.equals(ofNetwork) && definition.measures().contains(measure);
    }

    boolean concerns(PostFormat format) {
        return formats.isEmpty() || formats.contains(format);
    }

    /** Whether it lies between two readings, in either order. */
    boolean parts(Instant one, Instant other) {
        return one.isBefore(from) != other.isBefore(from);
    }
}
