/**
 * Stand-ins of the three networks on loopback, for demonstrations, tests and load. {@link dev.rapport.sandbox.Sandbox}
 * is the door; everybody behind it is invented.
 */
@NullMarked
package dev.rapport.sandbox;

import org.jspecify.annotations.NullMarked;
