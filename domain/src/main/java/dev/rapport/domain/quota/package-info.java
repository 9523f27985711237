/**
 * The scarce thing: what a network allows in which window, the ledger of what was spent, and the gate that asks it before each call.
 */
@NullMarked
package dev.rapport.domain.quota;

import org.jspecify.annotations.NullMarked;
