package dev.rapport.app.cli;

import java.util.Locale;

/** How a list is written to standard output; typed in lower case. */
public enum OutputFormat {
    TABLE,
    JSON,
    CSV,
    HTML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
