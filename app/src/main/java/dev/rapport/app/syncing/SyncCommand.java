package dev.rapport.app.syncing;

import dev.rapport.app.cli.ExitCode;
import dev.rapport.app.cli.Interruption;
import dev.rapport.app.cli.OutputFormat;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.judging.FreshRates;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.retention.Actor;
import dev.rapport.app.retention.RemovalWords;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.sync.SyncReport;
import dev.rapport.domain.sync.SyncRequest;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code sync}. */
@Command(
        name = "sync",
        description = {
            "Read every account whose last reading is not fresh any more, once, now.",
            "",
            "Fresh is what is younger than the setting sync.fresh-for, 20 hours unless set. The run keeps within the"
                    + " networks' quotas; what does not fit is put off and listed. Exit code 1 if some accounts"
                    + " failed or were put off; an account that does not exist or may not be read is no failure.",
            "",
            "At its end what may be kept no longer is deleted: readings and texts past their network's deadline, posts that"
                    + " vanished, and what was read with a consent that was withdrawn (docs/operator-duties.md).",
            "",
            "Ctrl-C and SIGTERM end a run early: it begins nothing new, stores what was read and still reports,"
                    + " within 20 seconds. What it did not reach is due again.",
            ""
        },
        footer = {
            "",
            "Examples:",
            "  rapport sync",
            "  rapport sync --dry-run",
            "  rapport sync --network youtube --network instagram",
            "  rapport sync --creator fit-anna --full"
        })
public final class SyncCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private RunOptions options = new RunOptions();

    @Option(names = "--dry-run", description = "Call no network; show what it would cost, as \"plan\" does.")
    private boolean dryRun;

    public SyncCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        OutputFormat format = options.format();
        SyncRequest request = options.request(session);
        if (dryRun) {
            return PlanCommand.show(session, request, format);
        }
        session.component().grants().checkKey();
        try (Interruption.Watch asked = session.interruption().watch()) {
            return run(request, format, asked);
        }
    }

    private int run(SyncRequest request, OutputFormat format, Cancellation cancellation) {
        SyncReport report;
        try (SyncBar bar = SyncBar.of(session)) {
            report = session.component().syncAccounts().run(request, bar, cancellation);
        }
        session.output().out().print(format == OutputFormat.JSON ? SyncJson.of(report) : SyncTables.of(report));
        if (cancellation.isRequested()) {
            session.output()
                    .note("The run was told to stop. What it read is stored; what it did not reach is due again.");
        } else if (format == OutputFormat.TABLE && report.networks().stream().allMatch(part -> part.accounts() == 0)) {
            NothingDue.explain(session, request.accounts());
        }
        if (!cancellation.isRequested()) {
            keepToTerms(cancellation);
            keepRates();
        }
        return report.isIncomplete() ? ExitCode.INCOMPLETE : ExitCode.DONE;
    }

    /** So that rankings need not. What keeps accounts from being judged is told where they are to be. */
    private void keepRates() {
        Judging judging;
        try {
            judging = Judging.of(session);
        } catch (ConfigurationException e) {
            return;
        }
        FreshRates.refreshed(session, judging);
    }

    private void keepToTerms(Cancellation cancellation) {
        Removals removed = session.component().keepToTerms().run(Actor.of("sync"), cancellation);
        if (!removed.isEmpty()) {
            session.output().note("Removed from the store: " + RemovalWords.of(removed) + ".");
        }
    }
}
