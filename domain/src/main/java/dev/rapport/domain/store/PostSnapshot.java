package dev.rapport.domain.store;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import java.time.Instant;
import java.util.Optional;

/**
 * One reading of a post, as a fact that is never edited. Its time is the provenance's.
 *
 * @param id the network's id, as text
 * @param publishedAt empty if not told or impossible
 * @param sponsored whether the network marks it as paid; empty if it does not tell
 */
public record PostSnapshot(
        String id,
        Optional<String> url,
        PostFormat format,
        Optional<Instant> publishedAt,
        Optional<Boolean> sponsored,
        PostCounts counts,
        Provenance provenance) {}
