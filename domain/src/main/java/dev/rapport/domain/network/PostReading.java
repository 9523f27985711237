package dev.rapport.domain.network;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * One post as the network told it.
 *
 * @param id the network's id, as text
 * @param url where people see it, without tracking parameters
 * @param publishedAt when it became visible; empty if not told or impossible
 * @param sponsored whether the network marks it as paid; empty if it does not tell
 * @param text title or caption; only where the request asked for texts
 * @param observedAt time of the answer that held the counts
 */
public record PostReading(
        String id,
        Optional<String> url,
        PostFormat format,
        Optional<Instant> publishedAt,
        PostCounts counts,
        Optional<Boolean> sponsored,
        Optional<String> text,
        Instant observedAt) {}
