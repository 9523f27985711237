/** JSON of posts made into the model. */
@NullMarked
package dev.rapport.benchmark.posts;

import org.jspecify.annotations.NullMarked;
