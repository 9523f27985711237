package dev.rapport.app.glossary;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.page.Page.Term;
import dev.rapport.app.wording.Nearest;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code glossary}. */
@Command(
        name = "glossary",
        description = {"Explain the terms on tables and pages.", ""},
        footer = {"", "Examples:", "  rapport glossary", "  rapport glossary engagement rate"})
public final class GlossaryCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..*", paramLabel = "TERM", description = "One term, such as micro; without it, all.")
    private List<String> words = List.of();

    @Mixin
    private FormatOption format = new FormatOption();

    public GlossaryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Glossary glossary = Glossary.of(session.configuration().tiers());
        listing(glossary, words.isEmpty() ? null : String.join(" ", words))
                .write(format.get(), session.output().out());
        return ExitCode.DONE;
    }

    private static Listing listing(Glossary glossary, @Nullable String wanted) {
        List<Term> terms = wanted == null ? glossary.terms() : glossary.find(wanted);
        if (terms.isEmpty()) {
            throw CommandException.notFound("\"" + wanted + "\" is not in the glossary; the nearest is \""
                    + Nearest.to(
                            String.valueOf(wanted),
                            glossary.terms().stream().map(Term::name).toList())
                    + "\"");
        }
        return new Listing(
                "Terms",
                List.of(new Column("term", "term"), new Column("meaning", "what it means")),
                terms.stream().map(term -> row(term.name(), term.explanation())).toList());
    }
}
