package dev.rapport.app.importing;

import dev.rapport.app.cli.ExitCode;

/** How many rows of a file were added, updated, unchanged and refused. */
public record ImportSummary(long added, long updated, long unchanged, long refused) {

    String words(String rows, boolean dryRun) {
        return String.format(
                "%s%d %s: %d added, %d updated, %d unchanged, %d refused",
                dryRun ? "Nothing was changed; this is what would happen. " : "",
                added + updated + unchanged + refused,
                rows,
                added,
                updated,
                unchanged,
                refused);
    }

    int exitCode() {
        return refused == 0 ? ExitCode.DONE : ExitCode.INCOMPLETE;
    }
}
