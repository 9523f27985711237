@NullMarked
package dev.rapport.adapter.instagram;

import org.jspecify.annotations.NullMarked;
