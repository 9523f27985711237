/**
 * Bluesky by AT Protocol's public AppView. Facts about the API are those of its lexicons as of 2026-11-26; the adapter has
 * not spoken to the live network yet.
 */
@NullMarked
package com.example.rapport.bluesky;

import org.jspecify.annotations.NullMarked;
