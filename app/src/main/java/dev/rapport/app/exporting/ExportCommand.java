package dev.rapport.app.exporting;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.domain.store.AccountFilter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code export DIR}. */
@Command(
        name = "export",
        description = {
            "Write everything in the store as files into a folder.",
            "",
            "  creators           creators and accounts, as \"import\" takes them",
            "  engagement_rates   each account's rate and what it rests on",
            "  account_snapshots  every reading of an account",
            "  posts              every post with its newest counts",
            "  post_snapshots     every reading of a post",
            "  readings_by_hand   figures that came by hand, as \"import-readings\" takes them",
            "  outcomes           what came of each account in each run",
            "  quarantine         records that were set aside",
            "  drift              what was new in answers, by run",
            "",
            "A count that is not known is empty, and the column ..._status beside it says why. Rates are fractions:"
                    + " 0.05 is 5 %%.",
            "",
            "CSV files are UTF-8 with commas and a header row; times in UTC as ISO 8601. A cell that a spreadsheet"
                    + " would run as a formula begins with an apostrophe. Parquet files have the same columns with"
                    + " types: whole numbers of 64 bits, times in UTC with microseconds, prices with four decimals.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport export backup-2026-11",
            "  rapport export for-acme --for client",
            "  rapport export warehouse/2026-11-24 --format parquet",
            "  rapport export latest --force"
        })
public final class ExportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "DIR", description = "The folder; made if it is not there.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(
            names = "--for",
            paramLabel = "WHOM",
            defaultValue = "operator",
            description =
                    "operator (default): everything. client: creators and computed rates only, without raw numbers"
                            + " of the networks and without notes, and a manifest.json with sources, times and delete-by dates.")
    private Audience audience = Audience.OPERATOR;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv (default), or parquet: for a data warehouse.")
    private ExportFormat format = ExportFormat.CSV;

    @Option(
            names = "--force",
            description = "Write into a folder that is not empty: an earlier export there is replaced, other files"
                    + " stay.")
    private boolean force;

    public ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Judging judging = Judging.of(session);
        // Asked before anything is replaced: a store that cannot be reached must not cost an earlier export.
        long accounts = session.store().queries().countAccounts(AccountFilter.ALL);
        ExportFolder target = ExportFolder.at(session.path(folder).normalize(), force);
        List<List<Object>> files = new Export(session, judging, audience, format, target, accounts)
                .run().entrySet().stream()
                        .map(file -> Listing.row(file.getKey(), file.getValue()))
                        .toList();
        new Listing("Export", List.of(new Column("file", "file"), new Column("rows", "rows")), files)
                .write(OutputFormat.TABLE, session.output().out());
        session.output().out().println("Wrote " + target.path() + " for the " + audience + ".");
        if (accounts == 0) {
            session.output().note("The store is empty; \"rapport import creators.csv\" is how it begins.");
        }
        return ExitCode.DONE;
    }
}
