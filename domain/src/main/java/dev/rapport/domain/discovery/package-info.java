/**
 * Ranking creators by evidence of engagement, and the explanation of each number.
 */
@NullMarked
package dev.rapport.domain.discovery;

import org.jspecify.annotations.NullMarked;
