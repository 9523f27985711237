/** Puts the parts together with Dagger, which nothing outside this package knows. */
@NullMarked
package dev.rapport.app.wiring;

import org.jspecify.annotations.NullMarked;
