/** Numbers and definitions as people read them, and what a person who mistyped may have meant. */
@NullMarked
package dev.rapport.app.wording;

import org.jspecify.annotations.NullMarked;
