/** Measures Rapport against what would be used instead. Not shipped; nothing depends on it. */
@NullMarked
package dev.rapport.benchmark;

import org.jspecify.annotations.NullMarked;
