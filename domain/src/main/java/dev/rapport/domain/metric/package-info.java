/**
 * What a number is here: a value or the reason why there is none, with its source, precision and time. Leaf: depends on nothing of ours.
 */
@NullMarked
package dev.rapport.domain.metric;

import org.jspecify.annotations.NullMarked;
