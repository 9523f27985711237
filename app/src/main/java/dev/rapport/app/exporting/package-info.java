/** Writes what the store holds as files that spreadsheets and other programs read. */
@NullMarked
package dev.rapport.app.exporting;

import org.jspecify.annotations.NullMarked;
