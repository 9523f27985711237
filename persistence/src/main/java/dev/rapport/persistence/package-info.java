/**
 * The store on jOOQ: an embedded H2 file for one machine, MySQL or MariaDB for a team. Only {@link
 * dev.rapport.persistence.JooqStore} and its options are for others.
 */
@NullMarked
package dev.rapport.persistence;

import org.jspecify.annotations.NullMarked;
