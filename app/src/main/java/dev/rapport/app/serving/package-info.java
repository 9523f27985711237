/** {@code serve}: the service and the parts that run as long as it does. */
@NullMarked
package dev.rapport.app.serving;

import org.jspecify.annotations.NullMarked;
