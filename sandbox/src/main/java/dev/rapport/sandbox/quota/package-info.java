/**
 * What callers spent and what they may spend.
 */
@NullMarked
package dev.rapport.sandbox.quota;

import org.jspecify.annotations.NullMarked;
