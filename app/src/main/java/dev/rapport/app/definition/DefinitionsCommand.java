package dev.rapport.app.definition;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.engagement.MetricDefinition;
import dev.rapport.domain.metric.Interaction;
import dev.rapport.domain.network.Network;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code definitions}. */
@Command(
        name = "definitions",
        description = {
            "List the metric definitions: the built-in ones and your own.",
            "",
            "A definition says what an engagement rate is: which interactions, divided by what, over which posts. Your own"
                    + " stand in the file that the setting definitions-file names.",
            ""
        })
public final class DefinitionsCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private FormatOption format = new FormatOption();

    public DefinitionsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        write(Judging.of(session), format.get(), session.output().out());
        return ExitCode.DONE;
    }

    static void write(Judging judging, OutputFormat format, PrintStream out) {
        List<MetricDefinition> all = judging.rules().definitions().all();
        Listing listing = format == OutputFormat.TABLE ? sentences(judging, all) : fields(judging, all, format);
        listing.write(format, out);
    }

    private static Listing sentences(Judging judging, List<MetricDefinition> all) {
        return new Listing(
                "Metric definitions",
                List.of(new Column("id", "definition"), new Column("meaning", "what the rate is")),
                all.stream()
                        .map(definition -> row(definition.id(), sentence(judging, definition)))
                        .toList());
    }

    private static String sentence(Judging judging, MetricDefinition definition) {
        List<String> rankedBy =
                judging.rankedBy(definition).stream().map(judging::name).toList();
        List<String> networks = networks(definition).stream()
                .map(id -> judging.name(new Network(id)))
                .toList();
        return (networks.isEmpty() ? "Any network" : String.join(", ", networks)) + ": " + Words.formula(definition)
                + "; " + Words.window(definition) + ". From: " + definition.source() + "."
                + (rankedBy.isEmpty() ? "" : " What \"rank\" uses for " + String.join(", ", rankedBy) + ".");
    }

    private static Listing fields(Judging judging, List<MetricDefinition> all, OutputFormat format) {
        List<Column> columns = Stream.of(
                        "id",
                        "networks",
                        "numerator",
                        "denominator",
                        "aggregation",
                        "posts",
                        "minPosts",
                        "minAge",
                        "maxAge",
                        "source",
                        "defaultOf")
                .map(name -> new Column(name, name))
                .toList();
        return new Listing(
                "Metric definitions",
                columns,
                all.stream()
                        .map(definition -> row(
                                definition.id(),
                                words(networks(definition), format),
                                words(
                                        definition.numerator().stream()
                                                .map(Interaction::code)
                                                .toList(),
                                        format),
                                definition.denominator().code(),
                                definition.aggregation().code(),
                                definition.posts(),
                                definition.minPosts(),
                                definition.minAge().toString(),
                                definition.maxAge().toString(),
                                definition.source(),
                                words(
                                        judging.rankedBy(definition).stream()
                                                .map(Network::id)
                                                .toList(),
                                        format)))
                        .toList());
    }

    private static List<String> networks(MetricDefinition definition) {
        return definition.networks().stream().map(Network::id).sorted().toList();
    }

    private static Object words(List<String> words, OutputFormat format) {
        return format == OutputFormat.JSON ? words : String.join(";", words);
    }
}
