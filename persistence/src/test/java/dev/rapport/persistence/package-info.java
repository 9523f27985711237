/** Proves the store on every database it runs on. */
@NullMarked
package dev.rapport.persistence;

import org.jspecify.annotations.NullMarked;
