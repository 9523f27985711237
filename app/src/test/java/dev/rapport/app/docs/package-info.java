/** Parts of the documentation that are made from the code. */
@NullMarked
package dev.rapport.app.docs;

import org.jspecify.annotations.NullMarked;
