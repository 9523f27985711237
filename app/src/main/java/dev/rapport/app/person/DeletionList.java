package dev.rapport.app.person;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.retention.Deletion;
import dev.rapport.domain.retention.DeletionStore;
import java.util.List;

/** What was deleted so far, newest first. */
final class DeletionList {
    private static final int ACTS = 1_000;

    private DeletionList() {}

    static void write(DeletionStore deletions, OutputFormat format, Output output) {
        List<Deletion> lines = deletions.log(ACTS);
        if (lines.isEmpty() && format == OutputFormat.TABLE) {
            output.out().println("Nothing was deleted so far.");
            return;
        }
        new Listing(
                        "Deletions",
                        List.of(
                                new Column("at", "at (UTC)"),
                                new Column("reason", "why"),
                                new Column("network", "network"),
                                new Column("kind", "what"),
                                new Column("rows", "rows"),
                                new Column("actor", "who")),
                        lines.stream().map(DeletionList::cells).toList())
                .write(format, output.out());
    }

    private static List<Object> cells(Deletion line) {
        return row(
                line.act().at(),
                line.reason().code(),
                line.network().map(Network::id).orElse(""),
                line.kind().code(),
                line.removed(),
                line.act().actor());
    }
}
