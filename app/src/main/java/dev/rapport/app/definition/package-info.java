/** The command that lists the metric definitions. */
@NullMarked
package dev.rapport.app.definition;

import org.jspecify.annotations.NullMarked;
