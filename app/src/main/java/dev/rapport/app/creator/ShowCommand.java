package dev.rapport.app.creator;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.TextPage;
import dev.rapport.domain.store.Store;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code show}. */
@Command(
        name = "show",
        description = {"Show one creator: accounts, numbers, posts, and where each comes from.", ""},
        footer = {
            "",
            "Examples:",
            "  rapport show fit-anna",
            "  rapport show youtube:@anna --posts 10",
            "  rapport show fit-anna --as-of 2026-11-01 --format html > anna.html"
        })
public final class ShowCommand implements Callable<Integer> {
    private static final int MOST_POSTS = 10_000;

    private final Session session;

    @Mixin
    private CreatorOptions creator = new CreatorOptions();

    @Option(
            names = "--posts",
            paramLabel = "N",
            description = "Newest posts of each account, at most; default ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int posts = 100;

    @Mixin
    private FormatOption format = new FormatOption();

    public ShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        write(Judging.of(session), session::store, session.output().out());
        return ExitCode.DONE;
    }

    void write(Judging judging, Supplier<Store> store, PrintStream out) {
        if (posts < 0 || posts > MOST_POSTS) {
            throw CommandException.usage("--posts is " + posts + "; expected 0 to " + MOST_POSTS);
        }
        CreatorFacts facts = creator.ask(
                judging, store, (reports, reference, asOf) -> reports.underDefaults(reference, posts, asOf));
        Supplier<ShowPage> page = () -> new ShowPage(
                judging, facts, posts, account -> LastAsked.lines(store.get().batches(), account));
        switch (format.get()) {
            case TABLE -> out.print(TextPage.of(page.get().page()));
            case JSON -> out.print(ShowJson.of(judging, facts, posts));
            case CSV -> PostRows.of(facts, posts).write(OutputFormat.CSV, out);
            case HTML -> out.print(HtmlPage.of(page.get().page()));
        }
    }
}
