/**
 * TikTok by the Display API, the creator marketplace or the Research API. Facts about them were read on 2026-11-23 in
 * TikTok's documents; the adapter has not spoken to the live network yet.
 */
@NullMarked
package dev.rapport.adapter.tiktok;

import org.jspecify.annotations.NullMarked;
