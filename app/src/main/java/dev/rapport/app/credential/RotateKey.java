package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Session;
import dev.rapport.app.secret.KeyChange;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate-key",
        description = {
            "Make a new master key and encrypt every stored grant with it.",
            "",
            "The new key comes first in the key's file, and the older ones stay behind it, so that copies of the store made"
                    + " until now still open. A process that has the key from that file goes on; one that has it from its"
                    + " environment has to be started anew.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport credential rotate-key",
            "  rapport credential rotate-key --write /etc/rapport/key",
            "  rapport credential rotate-key --drop-old"
        })
final class RotateKey implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--write",
            paramLabel = "FILE",
            description = "Write the keys there instead of where they are; set secrets.master-key-file to it then.")
    private @Nullable Path file;

    @Option(
            names = "--drop-old",
            description = "Keep no older key: what they encrypted, such as copies of the store, opens no more.")
    private boolean dropOld;

    RotateKey(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        KeyChange change = KeyChange.of(session.configuration(), session.output()::note);
        Path target = file == null
                ? change.file()
                        .orElseThrow(
                                () -> CommandException.usage("secrets.master-key holds the key itself, where no program"
                                        + " changes it; name a file by --write FILE and set secrets.master-key-file to it"
                                        + " instead."))
                : session.path(file).normalize();
        int grants = change.into(target, session.component().grants(), dropOld);
        session.output()
                .out()
                .println("A new master key is in " + target + (dropOld ? ", alone" : ", before the older ones")
                        + "; it encrypts " + grants + (grants == 1 ? " grant." : " grants.")
                        + " Keep a copy of it apart from the store's backups.");
        if (file != null) {
            session.output().out().println("Set secrets.master-key-file to it before the next command.");
        }
        return ExitCode.DONE;
    }
}
