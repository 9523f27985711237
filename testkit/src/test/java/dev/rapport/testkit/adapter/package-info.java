/** Bad adapters, to see that the contract bites. */
@NullMarked
package dev.rapport.testkit.adapter;

import org.jspecify.annotations.NullMarked;
