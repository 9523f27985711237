/** The command that ranks creators by evidence of engagement. */
@NullMarked
package dev.rapport.app.rank;

import org.jspecify.annotations.NullMarked;
