/** Lists as people and programs read them: a table that fits a terminal, JSON, CSV or a page. */
@NullMarked
package dev.rapport.app.listing;

import org.jspecify.annotations.NullMarked;
