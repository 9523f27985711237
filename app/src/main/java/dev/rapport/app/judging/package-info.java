/** How this installation judges accounts: its tiers, minimums, metric definitions and what it may derive. */
@NullMarked
package dev.rapport.app.judging;

import org.jspecify.annotations.NullMarked;
