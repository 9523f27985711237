package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import java.time.Instant;
import java.util.Optional;

/**
 * What the arithmetic needs to know of a post.
 *
 * @param publishedAt empty if not told; such a post has no age and does not count
 * @param observedAt when the counts were read: a post is as old as it was then
 */
public record PostFact(
        String id, PostFormat format, Optional<Instant> publishedAt, Instant observedAt, PostCounts counts) {}
