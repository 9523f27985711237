/** Lets creators connect their account: invitations, the network's question, and what came of it. */
@NullMarked
package dev.rapport.app.consent;

import org.jspecify.annotations.NullMarked;
