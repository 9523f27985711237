/**
 * One sync run: what is due, what it will cost, who was read and who was not, and why.
 */
@NullMarked
package dev.rapport.domain.sync;

import org.jspecify.annotations.NullMarked;
