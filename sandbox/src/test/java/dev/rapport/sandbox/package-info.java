/** The sandbox spoken to over HTTP. */
@NullMarked
package dev.rapport.sandbox;

import org.jspecify.annotations.NullMarked;
