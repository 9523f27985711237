/**
 * The invented people behind the sandbox and the truth about them at any moment. Everything follows from a seed and a
 * start; nothing here knows how a network writes it down.
 */
@NullMarked
package dev.rapport.sandbox.population;

import org.jspecify.annotations.NullMarked;
