/**
 * What has to be deleted and when: the deadlines of networks, people who want to be forgotten, and the ports that do it.
 */
@NullMarked
package dev.rapport.domain.retention;

import org.jspecify.annotations.NullMarked;
