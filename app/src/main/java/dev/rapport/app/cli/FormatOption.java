package dev.rapport.app.cli;

import picocli.CommandLine.Option;

/** {@code --format} of commands that list; to be mixed in. */
public final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, json, csv or html; default ${DEFAULT-VALUE}.",
            defaultValue = "table")
    private OutputFormat format = OutputFormat.TABLE;

    public OutputFormat get() {
        return format;
    }
}
