package dev.rapport.domain.retention;

import java.time.Instant;

/**
 * One occasion on which something is deleted; the log knows it by its id.
 *
 * @param id grows with time, at most 40 characters
 * @param actor who did it, such as {@code sync by alice}; never the person whose data it was
 */
public record Act(String id, Instant at, String actor) {}
