package dev.rapport.app.credential;

import dev.rapport.app.cli.Session;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code credential} with its sub-commands. */
@Command(
        name = "credential",
        description = {"Creators' grants: add, list, test, revoke, rotate-key.", ""})
public final class CredentialCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    /** The command with its sub-commands. */
    public static CommandLine of(Session session) {
        return new CommandLine(new CredentialCommand())
                .addSubcommand(new AddCredential(session))
                .addSubcommand(new ListCredentials(session))
                .addSubcommand(new TestCredential(session))
                .addSubcommand(new RevokeCredential(session))
                .addSubcommand(new RotateKey(session));
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "A sub-command is missing: add, list, test, revoke or rotate-key.");
    }
}
