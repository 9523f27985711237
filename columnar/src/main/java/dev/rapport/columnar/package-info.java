/** Tables as Parquet files, for warehouses. */
@NullMarked
package dev.rapport.columnar;

import org.jspecify.annotations.NullMarked;
