/**
 * Creators, their accounts on networks, tiers and prices, as users enter and read them.
 */
@NullMarked
package dev.rapport.domain.creator;

import org.jspecify.annotations.NullMarked;
