package dev.rapport.app.cli;

import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.wiring.Providers;
import dev.rapport.domain.store.StoreException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line as a function: arguments in, exit code out. */
public final class Cli {
    private static final int WIDTH = 80;
    private static final int MOST_CHANGES = 3;
    private static final Pattern CHOICE = Pattern.compile(
            "Invalid value for option '([^']+)'.*: expected one of \\[([A-Z, ]+)] \\(case-insensitive\\) but was '(.*)'");

    private final BiFunction<Cli, Session, List<Object>> commands;
    private final Providers builtIn;

    /**
     * @param commands makes the picocli commands of a session
     * @param builtIn networks that are there without any plug-in
     */
    public Cli(BiFunction<Cli, Session, List<Object>> commands, Providers builtIn) {
        this.commands = commands;
        this.builtIn = builtIn;
    }

    /** Runs one command and closes what it opened. Never throws. */
    public int run(List<String> arguments, Invocation invocation) {
        try (Session session = new Session(invocation, new GlobalOptions(), builtIn)) {
            return run(arguments, session);
        } catch (RuntimeException e) {
            return bug(e, invocation.output(), arguments.contains("--debug"));
        }
    }

    /** Runs one command in a session that stays open for the next. Never throws. */
    public int run(List<String> arguments, Session session) {
        Output output = session.output();
        CommandLine line = commandLine(session);
        try {
            return line.execute(arguments.toArray(String[]::new));
        } catch (RuntimeException | Error e) {
            return bug(e, output, arguments.contains("--debug"));
        } finally {
            output.out().flush();
            output.err().flush();
        }
    }

    /** The same, with its result printed elsewhere. */
    public int run(List<String> arguments, Session session, PrintStream out) {
        return run(arguments, session.printingTo(out));
    }

    /** A session with its own configuration file, for commands that run others. */
    public Session session(Invocation invocation, Path configuration, boolean progress) {
        GlobalOptions options = new GlobalOptions();
        options.config = configuration;
        options.noProgress = !progress;
        return new Session(invocation, options, builtIn);
    }

    private CommandLine commandLine(Session session) {
        Output output = session.output();
        CommandLine line = new CommandLine(new RootCommand(session.options()));
        commands.apply(this, session).forEach(line::addSubcommand);
        line.setOut(new PrintWriter(output.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(output.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpWidth(WIDTH);
        line.setAbbreviatedOptionsAllowed(false);
        line.setParameterExceptionHandler((e, arguments) -> wrongUsage(e, output));
        line.setExecutionExceptionHandler((e, where, result) -> failed(e, session));
        return line;
    }

    private static int wrongUsage(ParameterException e, Output output) {
        CommandSpec command = e.getCommandLine().getCommandSpec();
        Optional<String> unknown = e instanceof UnmatchedArgumentException unmatched
                ? unmatched.getUnmatched().stream().findFirst()
                : Optional.empty();
        boolean noCommand = unknown.filter(word -> !word.startsWith("-")).isPresent()
                && !command.subcommands().isEmpty();
        output.note(
                noCommand
                        ? "\"" + unknown.get() + "\" is not a command of " + command.qualifiedName() + "."
                        : plain(String.valueOf(e.getMessage())));
        unknown.map(word -> nearest(
                        word,
                        noCommand
                                ? command.subcommands().keySet()
                                : command.optionsMap().keySet()))
                .filter(near -> !near.isEmpty())
                .ifPresent(near -> output.note("Did you mean: " + near + "?"));
        output.note("Try: " + command.qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    /** Words to choose from are typed in lower case, which picocli does not know. */
    private static String plain(String message) {
        Matcher choice = CHOICE.matcher(message);
        return choice.matches()
                ? choice.group(1) + " is \"" + choice.group(3) + "\"; expected one of "
                        + choice.group(2).toLowerCase(Locale.ROOT)
                : message;
    }

    /** Empty text if none is like it. */
    private static String nearest(String typed, Collection<String> known) {
        String word = typed.split("=", 2)[0];
        LevenshteinDistance distance = new LevenshteinDistance(MOST_CHANGES);
        return known.stream()
                .filter(each -> distance.apply(word, each) >= 0)
                .min(Comparator.comparingInt(each -> distance.apply(word, each)))
                .filter(near -> distance.apply(word, near) < word.length() - 1)
                .orElse("");
    }

    private static int failed(Exception e, Session session) {
        Output output = session.output();
        boolean debug = session.options().debug;
        int code = switch (e) {
            case CommandException ended -> ended.exitCode();
            case ConfigurationException wrong -> ExitCode.USAGE;
            case StoreException unreachable -> ExitCode.STORE_UNREACHABLE;
            default -> ExitCode.BUG;
        };
        if (code == ExitCode.BUG) {
            return bug(e, output, debug);
        }
        output.note(String.valueOf(e.getMessage()));
        trace(e, output, debug);
        return code;
    }

    private static int bug(Throwable e, Output output, boolean debug) {
        @Nullable String message = e.getMessage();
        output.note("This is a bug: " + e.getClass().getSimpleName() + (message == null ? "" : ": " + message));
        output.note(
                debug
                        ? "Please report it with the lines below, the command and \"rapport --version\"."
                        : "Please report it with the command, \"rapport --version\" and what --debug adds.");
        trace(e, output, debug);
        return ExitCode.BUG;
    }

    private static void trace(Throwable e, Output output, boolean debug) {
        if (debug) {
            e.printStackTrace(output.err());
        }
    }
}
