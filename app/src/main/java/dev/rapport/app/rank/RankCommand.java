package dev.rapport.app.rank;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.TextPage;
import dev.rapport.domain.discovery.RankCreators;
import dev.rapport.domain.discovery.Ranking;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rank",
        description = "Creators by evidence of engagement. Without a tier, follower or engagement option everybody"
                + " ranks; whom a filter leaves out for want of evidence is counted.")
final class RankCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    RankOptions options = new RankOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "table (default), json, csv or html.")
    OutputFormat format = OutputFormat.TABLE;

    RankCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Judging judging = Judging.of(session);
        RankRequest request = options.request(session, judging);
        RankCreators rank = new RankCreators(session.store().queries(), judging.rules(), session.clock());
        Ranking ranking;
        try {
            ranking = rank.rank(request.criteria());
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
        session.output().out().print(written(judging, request, ranking, format));
        return ExitCode.DONE;
    }

    static String written(Judging judging, RankRequest request, Ranking ranking, OutputFormat format) {
        return switch (format) {
            case TABLE -> TextPage.of(new RankPage(judging, request, ranking).page());
            case JSON -> RankJson.of(judging, request, ranking);
            case CSV -> RankCsv.of(judging, ranking);
            case HTML -> HtmlPage.of(new RankPage(judging, request, ranking).page());
        };
    }
}
