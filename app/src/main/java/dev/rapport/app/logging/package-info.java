/** What the service writes about its work, and how. */
@NullMarked
package dev.rapport.app.logging;

import org.jspecify.annotations.NullMarked;
