/** The HTTP side of the service: who may reach what, and what is answered there. */
@NullMarked
package dev.rapport.app.web;

import org.jspecify.annotations.NullMarked;
