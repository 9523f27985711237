package dev.rapport.domain.network;

import java.time.Instant;
import java.util.Optional;

/** A post that is already stored and was still there at its last reading. */
public record KnownPost(String id, Optional<Instant> publishedAt) {}
