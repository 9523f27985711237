/**
 * The door to the networks: what an adapter is asked, what it answers, and what the core lends it while it reads.
 *
 * <p>Adapters translate and never judge. Nothing here does I/O.
 */
@NullMarked
package dev.rapport.domain.network;

import org.jspecify.annotations.NullMarked;
