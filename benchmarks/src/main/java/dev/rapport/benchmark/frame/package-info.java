/** What every benchmark is measured and reported with: ratios of sides that took turns, against a goal. */
@NullMarked
package dev.rapport.benchmark.frame;

import org.jspecify.annotations.NullMarked;
