/** What generated classes need to see of the store. Not for others. */
@NullMarked
package dev.rapport.persistence.internal;

import org.jspecify.annotations.NullMarked;
