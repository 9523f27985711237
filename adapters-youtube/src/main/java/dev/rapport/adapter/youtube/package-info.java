/**
 * YouTube by the Data API v3 with an API key: public figures of any channel. Facts about the API were read on 2026-11-23
 * in Google's documents; the adapter has not spoken to the live network yet.
 */
@NullMarked
package dev.rapport.adapter.youtube;

import org.jspecify.annotations.NullMarked;
