/** Commands that read the networks, and what such a run would cost. */
@NullMarked
package dev.rapport.app.syncing;

import org.jspecify.annotations.NullMarked;
