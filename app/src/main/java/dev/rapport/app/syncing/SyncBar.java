package dev.rapport.app.syncing;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.sync.SyncProgress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Draws a run's progress, and says for which network it waits. */
public final class SyncBar implements SyncProgress, AutoCloseable {
    /** Shorter waits are the usual spacing of calls. */
    private static final Duration WORTH_A_WORD = Duration.ofSeconds(8);

    private final ProgressLine line;
    private final Map<Network, Duration> waited = new HashMap<>();

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
    public synchronized void finished(Network network) {
        line.step();
        if (waited.remove(network) != null) {
            line.say("");
        }
    }

    @Override
    public synchronized void waiting(Network network, Duration pause) {
        if (waited.merge(network, pause, Duration::plus).compareTo(WORTH_A_WORD) >= 0) {
            line.say("waiting for " + network);
        }
    }

    @Override
    public void close() {
        line.close();
    }
}
