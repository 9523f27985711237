package dev.rapport.app.creator;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.page.HtmlPage;
import dev.rapport.app.page.TextPage;
import dev.rapport.domain.discovery.DefinitionChoice;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.store.Store;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code explain}. */
@Command(
        name = "explain",
        description = {
            "Show every number behind a creator's rate and rank.",
            "",
            "The formula with the values filled in, post by post, and why a post does not count.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport explain fit-anna",
            "  rapport explain instagram:anna.b --format html > anna.html"
        })
public final class ExplainCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private CreatorOptions creator = new CreatorOptions();

    @Option(
            names = "--definition",
            paramLabel = "ID",
            description = "Explain the rate under this definition, on the networks it fits; default: each network's"
                    + " own, per follower and per view.")
    private @Nullable String definition;

    @Mixin
    private FormatOption format = new FormatOption();

    public ExplainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        write(Judging.of(session), session::store, session.output().out());
        return ExitCode.DONE;
    }

    void write(Judging judging, Supplier<Store> store, PrintStream out) {
        Optional<MetricDefinition> chosen = Optional.ofNullable(definition).map(judging::definition);
        CreatorFacts facts = creator.ask(
                judging,
                store,
                (reports, reference, asOf) -> chosen.isPresent()
                        ? reports.under(reference, new DefinitionChoice(chosen, Map.of()), asOf)
                        : reports.underDefaults(reference, 0, asOf));
        switch (format.get()) {
            case TABLE -> out.print(TextPage.of(new ExplainPage(judging, facts).page()));
            case JSON -> out.print(ExplainJson.of(judging, facts));
            case CSV -> ShareRows.of(facts).write(OutputFormat.CSV, out);
            case HTML -> out.print(HtmlPage.of(new ExplainPage(judging, facts).page()));
        }
    }
}
