/** The product over its sandbox: networks on loopback, invented creators, no keys and no server. */
@NullMarked
package dev.rapport.app.demo;

import org.jspecify.annotations.NullMarked;
