/**
 * The store's ports: what is written, what is read, and the in-memory store that is their reference.
 */
@NullMarked
package dev.rapport.domain.store;

import org.jspecify.annotations.NullMarked;
