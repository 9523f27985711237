/**
 * What every adapter that speaks HTTP and JSON needs and calls: bounded calls with retry behind the quota gate, tolerant
 * reading of counts and times, bounded concurrency. A library, never a base class; an adapter may do without it.
 */
@NullMarked
package dev.rapport.adapter.http;

import org.jspecify.annotations.NullMarked;
