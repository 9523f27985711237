/** The command line: the root command, exit codes, streams and what a command is given. */
@NullMarked
package dev.rapport.app.cli;

import org.jspecify.annotations.NullMarked;
