package dev.rapport.domain.store;

import dev.rapport.domain.network.Network;
import java.time.Instant;

/**
 * Something in a network's answers that its adapter was not written for: a new field, a value or an error of an unknown
 * kind. What was known was read all the same.
 *
 * @param what one occurrence in words, one line of at most 190 characters
 * @param count how often it was seen in the run, at least 1
 */
public record Drift(Network network, String what, long count, Instant firstSeenAt) {}
