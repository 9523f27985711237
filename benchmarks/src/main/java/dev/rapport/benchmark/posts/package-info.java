/** JSON of posts made into the model, by JMH. */
@NullMarked
package dev.rapport.benchmark.posts;

import org.jspecify.annotations.NullMarked;
