/**
 * The YouTube Data API v3 over the sandbox's population, with its buckets and errors.
 */
@NullMarked
package dev.rapport.sandbox.youtube;

import org.jspecify.annotations.NullMarked;
