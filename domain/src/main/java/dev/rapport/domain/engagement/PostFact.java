package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import java.time.Instant;
import java.util.Optional;

/** What the arithmetic needs to know of a post. */
public record PostFact(
        String id, PostFormat format, Optional<Instant> publishedAt, Instant observedAt, PostCounts counts) {}
