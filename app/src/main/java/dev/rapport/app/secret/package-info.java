/** Keeps creators' tokens encrypted, with the key that the configuration names. */
@NullMarked
package dev.rapport.app.secret;

import org.jspecify.annotations.NullMarked;
