/** Reads what users enter as files. Bad rows are named by line, the others are taken. */
@NullMarked
package dev.rapport.app.importing;

import org.jspecify.annotations.NullMarked;
