/** The rights of the people whose data is held: to have it, and to have it deleted. */
@NullMarked
package dev.rapport.app.person;

import org.jspecify.annotations.NullMarked;
