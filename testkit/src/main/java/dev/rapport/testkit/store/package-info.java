/** The written contract of the store's ports, for whoever writes a store. */
@NullMarked
package dev.rapport.testkit.store;

import org.jspecify.annotations.NullMarked;
