package dev.rapport.app.doctor;

import static dev.rapport.app.listing.Listing.row;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.FormatOption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.listing.Listing;
import dev.rapport.app.listing.Listing.Column;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code doctor}. */
@Command(
        name = "doctor",
        description = {
            "Check whether this installation would run, and what its keys can rank.",
            "",
            "Looks at configuration, keys, store and its schema, creators' grants and their scopes, quota left, clock"
                    + " and disk, and says what to do about each problem. Calls no network unless told to.",
            ""
        },
        footer = {
            "",
            "Exit code 0 if the service would run; 2 if the configuration is wrong, 3 if the store cannot be reached, 1"
                    + " for anything else that fails. A warning changes nothing.",
            "",
            "Example:",
            "  rapport doctor --live"
        })
public final class DoctorCommand implements Callable<Integer> {
    private static final int WIDTH = 80;

    private final Session session;

    @Option(
            names = "--live",
            description = "Ask each network about one account of the store too, without its posts: one or two calls"
                    + " each, charged to the quota.")
    private boolean live;

    @Mixin
    private FormatOption format = new FormatOption();

    public DoctorCommand(Session session) {
        this.session = session;
    }

    private record Told(List<Line> checks, List<Reach> ranks, boolean wouldRun) {}

    private record Line(String state, String check, String detail, String remedy) {}

    @Override
    public Integer call() {
        Examination examination = Examination.of(session, live);
        PrintStream out = session.output().out();
        switch (format.get()) {
            case TABLE -> table(examination, out);
            case JSON -> json(examination, out);
            case CSV, HTML -> listing(examination).write(format.get(), out);
        }
        return examination.exitCode();
    }

    private static void table(Examination examination, PrintStream out) {
        new Listing(
                        "Checks",
                        List.of(column("state"), column("check"), column("found")),
                        examination.checks().stream()
                                .map(check -> row(check.state().code(), check.check(), check.sentence()))
                                .toList())
                .write(OutputFormat.TABLE, out);
        out.println();
        out.println(
                examination.exitCode() == ExitCode.DONE
                        ? "The service would run."
                        : "The service would not run: see what fails above.");
        if (!examination.reaches().isEmpty()) {
            print(
                    examination.reaches().stream().map(Reach::can).collect(Collectors.joining("; ")) + ".",
                    "What these keys can rank: ",
                    out);
            examination.reaches().stream()
                    .filter(reach -> !reach.next().isEmpty())
                    .forEach(reach -> print(reach.next(), reach.network() + ": ", out));
        }
    }

    private static void print(String text, String before, PrintStream out) {
        out.println(WordUtils.wrap(before + text, WIDTH - 4, System.lineSeparator() + "    ", false));
    }

    private static void json(Examination examination, PrintStream out) {
        Told told = new Told(
                examination.checks().stream()
                        .map(check -> new Line(check.state().code(), check.check(), check.detail(), check.remedy()))
                        .toList(),
                examination.reaches(),
                examination.exitCode() == ExitCode.DONE);
        out.println(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(told));
    }

    private static Listing listing(Examination examination) {
        return new Listing(
                "Checks",
                List.of(column("state"), column("check"), column("detail"), column("remedy")),
                examination.checks().stream()
                        .map(check -> row(check.state().code(), check.check(), check.detail(), check.remedy()))
                        .toList());
    }

    private static Column column(String name) {
        return new Column(name, name);
    }
}
