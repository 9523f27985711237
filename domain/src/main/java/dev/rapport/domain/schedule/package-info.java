/** What accounts are read for in the service, and how old their readings may grow. */
@NullMarked
package dev.rapport.domain.schedule;

import org.jspecify.annotations.NullMarked;
