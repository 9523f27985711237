/**
 * TikTok's Display API and token endpoint over the sandbox's population, with scopes, rotation and errors.
 */
@NullMarked
package dev.rapport.sandbox.tiktok;

import org.jspecify.annotations.NullMarked;
