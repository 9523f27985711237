/** Tells whether this installation would run, and what its keys can rank. */
@NullMarked
package dev.rapport.app.doctor;

import org.jspecify.annotations.NullMarked;
