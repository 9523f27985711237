package dev.rapport.app.demo;

import dev.rapport.app.cli.Cli;
import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.Program;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.RankSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.commons.text.WordUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code demo}. */
@Command(
        name = "demo",
        description = {
            "See what Rapport does, without keys and without a server.",
            "",
            "Reads invented creators from networks played on this machine into a folder of its own, which it names,"
                    + " ranks the micro creators, and says what to try next. Your own settings and store are not"
                    + " touched.",
            ""
        },
        footer = {"", "Examples:", "  rapport demo --once", "  rapport demo --once --policy today --creators 50"})
public final class DemoCommand implements Callable<Integer> {
    private static final int WIDTH = 80;
    private static final String TIER = "micro";
    private static final String WHOLE = "1000";

    private final Cli cli;
    private final Session session;

    @Option(
            names = "--creators",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many people; default ${DEFAULT-VALUE}.")
    private int creators;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "granted",
            description = "granted (default): with every grant and approval the networks give; today: with plain keys.")
    private Policy policy = Policy.GRANTED;

    @Option(names = "--once", description = "End after the table.")
    private boolean once;

    public DemoCommand(Cli cli, Session session) {
        this.cli = cli;
        this.session = session;
    }

    @Override
    public Integer call() {
        SandboxFolder folder = new SandboxFolder(temporary());
        PrintStream out = session.output().out();
        try (InventedStore invented = InventedStore.fill(cli, session, session.output(), policy, creators, folder)) {
            int code = cli.run(ranking(invented.session()), invented.session());
            if (code != ExitCode.DONE) {
                return code;
            }
            out.println();
            print("With policy " + policy + ", " + policy.meaning() + ": "
                    + TierSums.of(invented.session(), TIER).sentence());
            print(otherPolicy(folder));
            Path page = page(invented.session(), folder);
            out.println();
            print("Every creator here is invented, and so is every number.");
            out.println("Folder:  " + folder.path());
            out.println("Page:    " + page.toUri());
            tryNext(folder);
            return invented.report().isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("rapport-demo-").toRealPath();
        } catch (IOException e) {
            throw CommandException.usage(
                    "no folder can be made in " + System.getProperty("java.io.tmpdir") + "; expected one to write to");
        }
    }

    /** What a user would type. */
    private static List<String> ranking(Session filled) {
        String minimum = filled.configuration().get(RankSettings.MIN_ENGAGEMENT).toPlainString();
        return List.of("rank", "--tier", TIER, "--min-engagement", minimum);
    }

    /** The same creators under the other policy, in a store of their own. */
    private String otherPolicy(SandboxFolder folder) {
        Policy other = policy.other();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        Output silent = new Output(nowhere, nowhere, session.output().in(), false);
        SandboxFolder place = new SandboxFolder(folder.path().resolve(other.toString()));
        try (InventedStore invented = InventedStore.fill(cli, session, silent, other, creators, place)) {
            return "With policy " + other + ", " + other.meaning() + ": "
                    + TierSums.of(invented.session(), TIER).sentence();
        }
    }

    private Path page(Session filled, SandboxFolder folder) {
        Path page = folder.path().resolve("ranking.html");
        List<String> arguments = new ArrayList<>(ranking(filled));
        arguments.addAll(List.of("--limit", WHOLE, "--format", "html"));
        try (PrintStream file = new PrintStream(Files.newOutputStream(page), false, StandardCharsets.UTF_8)) {
            cli.run(arguments, filled, file);
        } catch (IOException e) {
            throw CommandException.usage(page + " cannot be written; expected room in its folder");
        }
        return page;
    }

    private void tryNext(SandboxFolder folder) {
        String configured = " --config " + Program.quoted(folder.configuration());
        PrintStream out = session.output().out();
        out.println("Try:");
        out.println("  " + Program.name() + " show fitness-trainer" + configured);
        out.println("  " + Program.name() + " explain fitness-trainer" + configured);
        out.println("  " + Program.name() + " rank --tier " + TIER + " --niche home-fitness" + configured);
    }

    private void print(String paragraph) {
        session.output().out().println(WordUtils.wrap(paragraph, WIDTH, System.lineSeparator(), false));
    }
}
