/** The command {@code quarantine}: records that were set aside. */
@NullMarked
package dev.rapport.app.quarantine;

import org.jspecify.annotations.NullMarked;
