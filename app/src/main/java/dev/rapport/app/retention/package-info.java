/** How long this installation keeps what, as its settings and the networks' terms say, and whom it keeps forgotten. */
@NullMarked
package dev.rapport.app.retention;

import org.jspecify.annotations.NullMarked;
