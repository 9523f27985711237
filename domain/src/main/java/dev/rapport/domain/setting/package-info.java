/**
 * Typed settings with defaults, accepted forms and secrets that cannot be printed. Leaf: depends on nothing of ours.
 */
@NullMarked
package dev.rapport.domain.setting;

import org.jspecify.annotations.NullMarked;
