package dev.rapport.domain.metric;

import java.time.Instant;

/**
 * Where a number comes from and when it was true.
 *
 * @param route the way it came, such as {@code data-api}, {@code business-discovery} or {@code display}
 * @param observedAt time of the network's answer
 */
public record Provenance(Source source, String route, Instant observedAt) {}
