package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Followers;
import java.time.Instant;

/** An audience at a moment, as it was read then; it may be rounded or absent. */
public record AudienceFact(Instant takenAt, Followers followers) {}
