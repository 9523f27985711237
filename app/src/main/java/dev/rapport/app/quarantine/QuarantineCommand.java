package dev.rapport.app.quarantine;

import dev.rapport.app.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code quarantine} with its sub-commands. */
@Command(
        name = "quarantine",
        description = {
            "Records and answers of networks that were set aside: list, show, replay, discard.",
            "",
            "A record with an impossible count is kept as it came while the rest of its account is read. After an"
                    + " update of this program, replay reads it again and stores what it tells, as of the time when"
                    + " the network told it. Nothing is deleted here.",
            ""
        })
public final class QuarantineCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The command with its sub-commands. */
    public static CommandLine of(Session session) {
        return new CommandLine(new QuarantineCommand())
                .addSubcommand(new ListEntries(session))
                .addSubcommand(new ShowEntry(session))
                .addSubcommand(new ReplayEntries(session))
                .addSubcommand(new DiscardEntries(session));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A sub-command is missing: list, show, replay or discard.");
    }
}
