/** Keeps the arrows between the modules. */
@NullMarked
package dev.rapport.app.architecture;

import org.jspecify.annotations.NullMarked;
