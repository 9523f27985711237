package dev.rapport.testkit.adapter;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Measure;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;

/**
 * A post of the played network.
 *
 * @param counts what is counted on it; a measure that is not there is left out of the answer, not written as zero
 */
public record PlayedPost(String id, Instant publishedAt, String text, Map<Measure, Long> counts) {

    /** A count to be written, or left out if it is empty. */
    public OptionalLong count(Measure measure) {
        Long count = counts.get(measure);
        return count == null ? OptionalLong.empty() : OptionalLong.of(count);
    }

    /** The field with its value and a comma behind it, such as {@code "likes":5,}; empty text if it is left out. */
    public String field(String name, Measure measure) {
        OptionalLong count = count(measure);
        return count.isPresent() ? "\"" + name + "\":" + count.getAsLong() + "," : "";
    }

    Count read(Measure measure) {
        OptionalLong count = count(measure);
        return count.isPresent() ? Count.of(count.getAsLong()) : Count.absent(Status.NOT_REPORTED);
    }
}
