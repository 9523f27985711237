/** The routes against the bodies that TikTok documents. */
@NullMarked
package dev.rapport.adapter.tiktok;

import org.jspecify.annotations.NullMarked;
