@NullMarked
package dev.rapport.adapter.http;

import org.jspecify.annotations.NullMarked;
