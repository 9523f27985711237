package dev.rapport.app.importing;

import dev.rapport.app.cli.Session;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import-readings FILE.csv}. */
@Command(
        name = "import-readings",
        description = {
            "Import figures that came by hand: of a media kit, of a screenshot of an insight page, of another vendor's"
                    + " file.",
            "",
            "Columns, in any order, one row per account or post:",
            "  creator*        key of the person, imported before",
            "  network*        instagram, tiktok, youtube",
            "  handle          needed only where the creator has several accounts there",
            "  post_url        address of the post or story; none: the row tells followers",
            "  format          video, short, reel, image, carousel, story, ad, live, other;",
            "                  left out, what the address says",
            "  published_at    left out where not known; then the post never enters a rate",
            "  observed_at*    when the figure was seen",
            "  likes, comments, shares, saves, views",
            "  followers       15200, or as a media kit shortens it: 15.2K",
            "  source*         creator-reported, user-entered, vendor-export",
            "",
            "Times are days (2026-11-23, meant as UTC and from its beginning) or ISO 8601 such as"
                    + " 2026-11-23T18:30:00+01:00; without a zone they are UTC. An empty count is unknown, not zero.",
            "",
            "Figures by hand stand beside those of the networks in \"show\" and \"explain\", each with its source. They enter"
                    + " no rate or ranking unless --include-source names their source.",
            "",
            "UTF-8; comma, semicolon or tab. Bad rows are named, the others imported, and the exit code is then 1. Doing"
                    + " it again changes nothing; a row with other figures for the same post or account, source and moment"
                    + " corrects the earlier ones.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport import-readings readings.csv --dry-run",
            "  rapport import-readings readings.csv",
            "  rapport rank --include-source creator-reported"
        })
public final class ImportReadingsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE.csv", description = "The file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    @Option(names = "--dry-run", description = "Show what would happen and change nothing.")
    private boolean dryRun;

    public ImportReadingsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ImportSummary summary = new ReadingsImport(
                        session.providers(), session.store().byHand(), session.clock(), dryRun, session.output()::note)
                .run(session.path(file));
        session.output().out().println(summary.words("readings", dryRun));
        return summary.exitCode();
    }
}
