/** Networks of plain creators on the loopback: quick, counted, slow on request. They check nothing; the sandbox does. */
@NullMarked
package dev.rapport.benchmark.stub;

import org.jspecify.annotations.NullMarked;
