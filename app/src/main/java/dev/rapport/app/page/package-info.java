/** One page as a model, written as text for a terminal or as a self-contained HTML document. */
@NullMarked
package dev.rapport.app.page;

import org.jspecify.annotations.NullMarked;
