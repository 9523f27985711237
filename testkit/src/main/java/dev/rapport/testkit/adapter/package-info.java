/**
 * The contract of the adapters' port, as tests to subclass: {@link dev.rapport.testkit.adapter.AdapterContract} plays a
 * network over loopback, and the author says only how that network speaks.
 */
@NullMarked
package dev.rapport.testkit.adapter;

import org.jspecify.annotations.NullMarked;
