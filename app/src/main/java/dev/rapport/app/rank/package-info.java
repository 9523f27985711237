/** The commands that rank creators and explain each number, as table, JSON, CSV and HTML. */
@NullMarked
package dev.rapport.app.rank;

import org.jspecify.annotations.NullMarked;
