/** The words on tables and pages, explained. */
@NullMarked
package dev.rapport.app.glossary;

import org.jspecify.annotations.NullMarked;
