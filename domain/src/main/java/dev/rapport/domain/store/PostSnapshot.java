package dev.rapport.domain.store;

import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Provenance;
import java.time.Instant;
import java.util.Optional;

/** One reading of a post, as a fact that is never edited. Its time is the provenance's. */
public record PostSnapshot(
        String id,
        Optional<String> url,
        PostFormat format,
        Optional<Instant> publishedAt,
        Optional<Boolean> sponsored,
        PostCounts counts,
        Provenance provenance) {}
