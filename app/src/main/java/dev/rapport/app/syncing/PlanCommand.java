package dev.rapport.app.syncing;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.sync.SyncPlan;
import dev.rapport.domain.sync.SyncRequest;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code plan}. */
@Command(
        name = "plan",
        description = {
            "Show what the next sync would cost and what would not fit; calls no network.",
            "",
            "Per network: how many accounts are due, how many fit, and for each of its quotas the units or calls that"
                    + " would be spent, are left, are given per window, and when more come back (UTC). A sync never"
                    + " spends more than this, repeated attempts apart.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport plan",
            "  rapport plan --network youtube --full",
            "  rapport plan --schedule"
        })
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(
            names = "--schedule",
            description = "What the service reads at its next run: accounts by what they are read for, what that costs,"
                    + " what will not fit and when it will, and what is under way.")
    private boolean schedule;

    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OutputFormat format = options.format();
        if (schedule) {
            options.refuseWithSchedule();
            ServicePlan.of(session).write(format, session.output().out());
            return ExitCode.DONE;
        }
        return show(session, options.request(session), format);
    }

    static int show(Session session, SyncRequest request, OutputFormat format) {
        SyncPlan plan = session.component().syncAccounts().plan(request);
        PrintStream out = session.output().out();
        if (format == OutputFormat.JSON) {
            out.print(SyncJson.of(plan));
            return ExitCode.DONE;
        }
        out.print(SyncTables.of(plan));
        if (plan.networks().stream().allMatch(part -> part.due() == 0)) {
            NothingDue.explain(session, request.accounts());
        }
        return ExitCode.DONE;
    }
}
