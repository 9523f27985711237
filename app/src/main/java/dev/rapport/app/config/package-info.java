/** Reads the configuration file and the environment, and says everything that is wrong with them at once. */
@NullMarked
package dev.rapport.app.config;

import org.jspecify.annotations.NullMarked;
