package dev.rapport.app.importing;

import dev.rapport.app.cli.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import FILE.csv}. */
@Command(
        name = "import",
        description = {
            "Import creators and their accounts from a CSV file.",
            "",
            "Columns, in any order, one row per account:",
            "  creator*        key of the person; rows of one key are one person",
            "  network*        instagram, tiktok, youtube",
            "  handle          with or without @; a profile address will do",
            "  account_id      the network's own id, in place of the handle",
            "  name, city, notes",
            "  niche, tags     several separated by ;",
            "  country         ISO 3166-1 such as FR",
            "  price_per_post, currency (ISO 4217 such as EUR)",
            "",
            "UTF-8; comma, semicolon or tab. Bad rows are named, the others imported, and the exit code is then 1. Doing"
                    + " it again changes nothing, and a row that is missing next time changes nothing either. People who were"
                    + " forgotten are refused.",
            ""
        },
        footer = {"", "Examples:", "  rapport import creators.csv --dry-run", "  rapport import creators.csv"})
public final class ImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE.csv", description = "The file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--dry-run", description = "Show what would happen and change nothing.")
    private boolean dryRun;

    @Option(
            names = "--allow-again",
            description = "Take in people of this file who were forgotten (\"rapport forget\"); refused without it.")
    private boolean allowAgain;

    public ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ForgottenRows forgotten = new ForgottenRows(session.component().forgetting(), allowAgain, dryRun);
        ImportSummary summary = new CreatorsImport(
                        session.providers(),
                        session.store().creators(),
                        dryRun,
                        forgotten::refusal,
                        session.output()::note)
                .run(session.path(file));
        session.output().out().println(summary.words("accounts", dryRun));
        return summary.exitCode();
    }
}
