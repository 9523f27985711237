/** The program: entry and list of commands. */
@NullMarked
package dev.rapport.app;

import org.jspecify.annotations.NullMarked;
