package dev.rapport.app.demo;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Program;
import dev.rapport.app.cli.Session;
import dev.rapport.sandbox.Sandbox;
import dev.rapport.sandbox.SandboxOptions;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sandbox}. */
@Command(
        name = "sandbox",
        description = {
            "Run stand-ins of the three networks on this machine until Ctrl-C.",
            "",
            "They speak the networks' official paths, with invented creators and enforced quotas. Prints the settings"
                    + " that point Rapport at them, or writes all that is needed into a folder.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport sandbox --write sandbox",
            "  rapport sandbox --port 9000 --policy today > rapport.yaml"
        })
public final class SandboxCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--creators",
            paramLabel = "N",
            defaultValue = "300",
            description = "How many people; default ${DEFAULT-VALUE}.")
    private int creators;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "42",
            description = "Other people for another number; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "0",
            description = "YouTube's port, Instagram and TikTok on the next two; default any free ones.")
    private int port;

    @Option(
            names = "--policy",
            paramLabel = "POLICY",
            defaultValue = "granted",
            description = "granted (default): with every grant and approval the networks give; today: with plain keys.")
    private Policy policy = Policy.GRANTED;

    @Option(
            names = "--write",
            paramLabel = "DIR",
            description = "Write rapport.yaml, creators.csv and the creators' grants into this folder.")
    private @Nullable Path folder;

    public SandboxCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Sandbox sandbox = start()) {
            if (folder == null) {
                session.output().out().print(SettingsYaml.of(sandbox.settings()));
            } else {
                SandboxFolder written = new SandboxFolder(session.path(folder).normalize());
                written.write(sandbox);
                written.writeGrants(sandbox);
                tell(written);
            }
            session.output().out().flush();
            session.output()
                    .note("YouTube, Instagram and TikTok are played on this machine, by invented creators."
                            + " Ctrl-C ends it.");
            untilStopped(sandbox);
        }
        return ExitCode.DONE;
    }

    private Sandbox start() {
        SandboxOptions options =
                policy.sandbox(creators, session.clock().instant()).withSeed(seed);
        try {
            return Sandbox.start(options.withPort(port));
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw CommandException.usage("--port: " + e.getMessage());
        }
    }

    private void tell(SandboxFolder written) {
        PrintStream out = session.output().out();
        String configured = " --config " + Program.quoted(written.configuration());
        out.println("Wrote " + written.path() + ". While this runs, in another terminal:");
        out.println("  " + Program.name() + " import " + Program.quoted(written.creators()) + configured);
        if (policy == Policy.GRANTED) {
            out.println("  for grant in " + Program.quoted(written.grants()) + "/*.json; do " + Program.name()
                    + " credential add tiktok --creator \"$(basename \"$grant\" .json)\" --file \"$grant\""
                    + configured + "; done");
        }
        out.println("  " + Program.name() + " sync" + configured);
    }

    /** Ctrl-C ends the process; whoever runs this on a thread interrupts it. */
    private void untilStopped(Sandbox sandbox) {
        Thread ending = new Thread(() -> {
            sandbox.close();
            session.output().note("The sandbox is gone.");
        });
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }
}
