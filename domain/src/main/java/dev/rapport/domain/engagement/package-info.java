/**
 * Metric definitions as versioned objects, the arithmetic that applies them to posts, and the evidence behind each rate.
 */
@NullMarked
package dev.rapport.domain.engagement;

import org.jspecify.annotations.NullMarked;
