/** Test objects and the ports' written contracts, for our own modules and for authors of adapters and stores. */
@NullMarked
package dev.rapport.testkit;

import org.jspecify.annotations.NullMarked;
