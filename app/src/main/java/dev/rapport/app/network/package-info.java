/** Tells what is installed, what it can tell and whether it would work. */
@NullMarked
package dev.rapport.app.network;

import org.jspecify.annotations.NullMarked;
