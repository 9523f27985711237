/** The commands about one creator: its numbers, what is behind them, and what other definitions say. */
@NullMarked
package dev.rapport.app.creator;

import org.jspecify.annotations.NullMarked;
