/**
 * The Graph API's business discovery over the sandbox's population, with its field language, usage header and errors.
 */
@NullMarked
package dev.rapport.sandbox.instagram;

import org.jspecify.annotations.NullMarked;
