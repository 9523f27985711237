package dev.rapport.app.rank;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.FreshRates;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.TextPage;
import dev.rapport.domain.discovery.RankCreators;
import dev.rapport.domain.discovery.Ranking;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code rank}. */
@Command(
        name = "rank",
        description = {
            "List creators by evidence of engagement.",
            "",
            "Without a tier, follower or engagement option everybody ranks, and the minimum of the settings (5 %% unless"
                    + " set) only marks the verdict. Whom a filter leaves out for want of evidence is counted on the"
                    + " last line. Rates are per cent in tables and fractions in JSON and CSV.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport rank --tier micro --min-engagement 5%%",
            "  rapport rank --tier micro --niche skincare --country FR",
            "  rapport rank --min-engagement instagram=2.5%% --certainty 0.9",
            "  rapport rank --format csv > ranking.csv"
        })
public final class RankCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RankOptions options = new RankOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    public RankCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Judging judging = Judging.of(session);
        RankRequest request = options.request(session.providers(), judging);
        write(
                judging,
                request,
                rank(request, creators(judging)),
                format.get(),
                session.output().out());
        return ExitCode.DONE;
    }

    /** Kept rates know nothing by hand, so whoever lets that in has everything computed. */
    private RankCreators creators(Judging judging) {
        return options.sources.get().isEmpty()
                ? FreshRates.ranking(session, judging)
                : new RankCreators(options.sources.of(session.store()), judging.rules(), session.clock());
    }

    private static Ranking rank(RankRequest request, RankCreators creators) {
        try {
            return creators.rank(request.criteria());
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    static void write(Judging judging, RankRequest request, Ranking ranking, OutputFormat format, PrintStream out) {
        switch (format) {
            case TABLE -> out.print(TextPage.of(new RankPage(judging, request, ranking).page()));
            case JSON -> out.print(RankJson.of(judging, request, ranking));
            case CSV -> RankCsv.of(judging, ranking).write(format, out);
            case HTML -> out.print(HtmlPage.of(new RankPage(judging, request, ranking).page()));
        }
    }
}
