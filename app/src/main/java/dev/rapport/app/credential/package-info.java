/** Creators' grants: taken in, listed without their tokens, tried and removed. */
@NullMarked
package dev.rapport.app.credential;

import org.jspecify.annotations.NullMarked;
