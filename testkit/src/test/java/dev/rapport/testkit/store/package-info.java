/** Proves the store's contract with the reference store. */
@NullMarked
package dev.rapport.testkit.store;

import org.jspecify.annotations.NullMarked;
