package dev.rapport.app;

import dev.rapport.app.cli.Cli;
import dev.rapport.app.cli.Invocation;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.ProcessSignals;
import dev.rapport.app.cli.Session;
import dev.rapport.app.creator.CompareDefinitionsCommand;
import dev.rapport.app.creator.ExplainCommand;
import dev.rapport.app.creator.ShowCommand;
import dev.rapport.app.credential.ConnectCommand;
import dev.rapport.app.credential.CredentialCommand;
import dev.rapport.app.definition.DefinitionsCommand;
import dev.rapport.app.demo.DemoCommand;
import dev.rapport.app.demo.SandboxCommand;
import dev.rapport.app.doctor.DoctorCommand;
import dev.rapport.app.exporting.ExportCommand;
import dev.rapport.app.glossary.GlossaryCommand;
import dev.rapport.app.importing.ImportCommand;
import dev.rapport.app.importing.ImportReadingsCommand;
import dev.rapport.app.network.NetworksCommand;
import dev.rapport.app.person.ForgetCommand;
import dev.rapport.app.person.SubjectExportCommand;
import dev.rapport.app.quarantine.QuarantineCommand;
import dev.rapport.app.rank.RankCommand;
import dev.rapport.app.serving.ServeCommand;
import dev.rapport.app.syncing.PlanCommand;
import dev.rapport.app.syncing.SyncCommand;
import dev.rapport.app.web.WebPart;
import dev.rapport.app.wiring.Providers;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** The program's entry. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, System.getenv(), utf8(FileDescriptor.out), utf8(FileDescriptor.err), System.in));
    }

    /** The whole program as a function of its inputs. */
    static int run(String[] args, Map<String, String> env, PrintStream out, PrintStream err, InputStream in) {
        boolean terminal = System.console() != null && System.console().isTerminal();
        Output output = new Output(out, err, in, terminal);
        return run(
                List.of(args),
                new Invocation(
                        env,
                        Path.of("").toAbsolutePath(),
                        Clock.systemUTC(),
                        output,
                        new ProcessSignals(err, Runtime.getRuntime()::halt)));
    }

    static int run(List<String> arguments, Invocation invocation) {
        return new Cli(Main::commands, Providers.builtIn()).run(arguments, invocation);
    }

    static List<Object> commands(Cli cli, Session session) {
        return List.of(
                new ImportCommand(session),
                new ImportReadingsCommand(session),
                new SyncCommand(session),
                new PlanCommand(session),
                new RankCommand(session),
                new ShowCommand(session),
                new ExplainCommand(session),
                new DefinitionsCommand(session),
                new CompareDefinitionsCommand(session),
                new GlossaryCommand(session),
                new NetworksCommand(session),
                CredentialCommand.of(session),
                new ConnectCommand(session),
                new ExportCommand(session),
                QuarantineCommand.of(session),
                new ForgetCommand(session),
                new SubjectExportCommand(session),
                new DoctorCommand(session),
                new ServeCommand(session, new ServeCommand.Front(WebPart::check, WebPart::of)),
                new DemoCommand(cli, session),
                new SandboxCommand(session));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
