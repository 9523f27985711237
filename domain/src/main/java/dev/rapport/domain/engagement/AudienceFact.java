package dev.rapport.domain.engagement;

import dev.rapport.domain.metric.Followers;
import java.time.Instant;

/** An audience at a moment. */
public record AudienceFact(Instant takenAt, Followers followers) {}
