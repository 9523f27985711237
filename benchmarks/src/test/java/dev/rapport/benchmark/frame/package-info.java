@NullMarked
package dev.rapport.benchmark.frame;

import org.jspecify.annotations.NullMarked;
