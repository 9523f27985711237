/**
 * The little of HTTP and JSON that all three networks share.
 */
@NullMarked
package dev.rapport.sandbox.http;

import org.jspecify.annotations.NullMarked;
