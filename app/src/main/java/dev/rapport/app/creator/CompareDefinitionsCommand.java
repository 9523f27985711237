package dev.rapport.app.creator;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
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

/** {@code compare-definitions}. */
@Command(
        name = "compare-definitions",
        description = {
            "Show one creator's rate under every definition that fits.",
            "",
            "Two definitions of engagement can give two verdicts; see \"rapport definitions\" for what each one is.",
            ""
        })
public final class CompareDefinitionsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private CreatorOptions creator = new CreatorOptions();

    @Mixin
    private FormatOption format = new FormatOption();

    public CompareDefinitionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        write(Judging.of(session), session::store, session.output().out());
        return ExitCode.DONE;
    }

    void write(Judging judging, Supplier<Store> store, PrintStream out) {
        CreatorFacts creatorFacts =
                creator.ask(judging, store, (reports, reference, asOf) -> reports.underAll(reference, asOf));
        Comparison comparison = new Comparison(judging, creatorFacts.accounts());
        switch (format.get()) {
            case TABLE -> out.print(TextPage.of(comparison.page()));
            case JSON, CSV -> comparison.listing().write(format.get(), out);
            case HTML -> out.print(HtmlPage.of(comparison.page()));
        }
    }
}
