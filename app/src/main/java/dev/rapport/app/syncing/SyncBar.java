package dev.rapport.app.syncing;

import dev.rapport.app.cli.Session;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.sync.SyncProgress;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws a run's progress with its rate and the time left, where somebody watches. */
public final class SyncBar implements SyncProgress, AutoCloseable {
    private static final int WIDTH = 80;

    private final Optional<ProgressBar> bar;

    private SyncBar(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    public static SyncBar of(Session session) {
        if (!session.showsProgress()) {
            return new SyncBar(Optional.empty());
        }
        return new SyncBar(Optional.of(new ProgressBarBuilder()
                .setTaskName("Accounts")
                .setInitialMax(0)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(session.output().err(), WIDTH))
                .showSpeed()
                .build()));
    }

    @Override
    public synchronized void started(Network network, long accounts) {
        bar.ifPresent(drawn -> drawn.maxHint(Math.max(0, drawn.getMax()) + accounts));
    }

    @Override
    public void finished(Network network) {
        bar.ifPresent(ProgressBar::step);
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
