package dev.rapport.domain.engagement;

import java.math.BigDecimal;
import java.util.OptionalDouble;

/**
 * How sure it is that a rate is above a minimum.
 *
 * @param minimum as a fraction
 * @param probabilityAboveMinimum 0 to 1; empty if the rate is unknown
 * @param postsAbove usable posts strictly above the minimum
 */
public record Evidence(BigDecimal minimum, OptionalDouble probabilityAboveMinimum, int postsAbove, Verdict verdict) {}
