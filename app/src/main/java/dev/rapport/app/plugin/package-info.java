/** Loads networks that others bring, from the class path and from jars that the operator allowed. */
@NullMarked
package dev.rapport.app.plugin;

import org.jspecify.annotations.NullMarked;
