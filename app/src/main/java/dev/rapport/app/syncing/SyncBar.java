package dev.rapport.app.syncing;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.sync.SyncProgress;

/** Draws a run's progress. */
public final class SyncBar implements SyncProgress, AutoCloseable {
    private final ProgressLine line;

    private SyncBar(ProgressLine line) {
        this.line = line;
    }

    public static SyncBar of(Session session) {
        return new SyncBar(ProgressLine.of(session, "Accounts", 0));
    }

    @Override
    public synchronized void started(Network network, long accounts) {
        line.expect(accounts);
    }

    @Override
    public void finished(Network network) {
        line.step();
    }

    @Override
    public void close() {
        line.close();
    }
}
