package dev.rapport.app.demo;

import dev.rapport.app.cli.Cli;
import dev.rapport.app.cli.Invocation;
import dev.rapport.app.cli.Output;
import dev.rapport.app.cli.Session;
import dev.rapport.app.credential.GrantIntake;
import dev.rapport.app.importing.CreatorsImport;
import dev.rapport.app.importing.ImportSummary;
import dev.rapport.app.syncing.SyncBar;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.sync.SyncReport;
import dev.rapport.domain.sync.SyncRequest;
import dev.rapport.sandbox.Sandbox;
import java.util.Map;
import java.util.TreeMap;

/** A store in a folder of its own, filled once from a sandbox that is gone by the time this exists. */
final class InventedStore implements AutoCloseable {
    private static final String TIKTOK = "tiktok";

    private final Session session;
    private final SyncReport report;

    private InventedStore(Session session, SyncReport report) {
        this.session = session;
        this.report = report;
    }

    /** @param output told each step */
    static InventedStore fill(Cli cli, Session from, Output output, Policy policy, int creators, SandboxFolder folder) {
        try (Sandbox sandbox =
                Sandbox.start(policy.sandbox(creators, from.clock().instant()))) {
            folder.write(sandbox);
            Invocation invocation = new Invocation(own(from.environment()), folder.path(), from.clock(), output);
            Session session = cli.session(invocation, folder.configuration(), from.showsProgress());
            try {
                return new InventedStore(session, fill(session, sandbox, folder));
            } catch (RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    /** The user's own settings are about another store. */
    private static Map<String, String> own(Map<String, String> environment) {
        Map<String, String> own = new TreeMap<>(environment);
        own.keySet().removeIf(variable -> variable.startsWith("RAPPORT_"));
        return own;
    }

    private static SyncReport fill(Session session, Sandbox sandbox, SandboxFolder folder) {
        ImportSummary imported = new CreatorsImport(
                        session.providers(), session.store().creators(), false, session.output()::note)
                .run(folder.creators());
        session.output().note("Imported " + Words.many(imported.added(), "account") + " of invented creators.");
        Map<String, String> grants = sandbox.tiktokGrants();
        if (!grants.isEmpty()) {
            NetworkAdapterProvider tiktok = session.providers().named(TIKTOK);
            GrantIntake intake = new GrantIntake(session);
            grants.forEach((creator, answer) -> intake.take(tiktok, creator, answer));
            session.output().note("Stored " + grants.size() + " creators' grants for TikTok.");
        }
        SyncReport report;
        try (SyncBar bar = SyncBar.of(session)) {
            report = session.component()
                    .syncAccounts()
                    .run(new SyncRequest(AccountFilter.ALL, false), bar, Cancellation.never());
        }
        report.networks().forEach(network -> session.output().note(sentence(network)));
        return report;
    }

    private static String sentence(SyncReport.NetworkReport network) {
        return "Synced " + network.network() + ": of " + network.accounts() + " accounts " + network.read() + " read, "
                + network.notFound() + " not found, " + network.notReadable() + " not readable, " + network.failed()
                + " failed, " + network.deferred() + " put off; " + network.posts() + " posts in "
                + network.requests() + " calls.";
    }

    Session session() {
        return session;
    }

    SyncReport report() {
        return report;
    }

    @Override
    public void close() {
        session.close();
    }
}
