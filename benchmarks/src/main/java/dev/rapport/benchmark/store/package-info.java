/** The store on a MariaDB of its own against plain JDBC and the server's own bulk load. */
@NullMarked
package dev.rapport.benchmark.store;

import org.jspecify.annotations.NullMarked;
