/**
 * Instagram by Meta's Business Discovery: what a professional account shows to other professional accounts.
 *
 * <p>One call is one creator, and one call is in flight. Facts about the network are of 2026-11-23 and were never checked
 * live.
 */
@NullMarked
package dev.rapport.adapter.instagram;

import org.jspecify.annotations.NullMarked;
