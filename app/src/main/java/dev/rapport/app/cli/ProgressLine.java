package dev.rapport.app.cli;

import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Draws how far something is, with its rate and, where the end is known, the time left; only where somebody watches. */
public final class ProgressLine implements AutoCloseable {
    private static final int WIDTH = 80;

    private final Optional<ProgressBar> bar;

    private ProgressLine(Optional<ProgressBar> bar) {
        this.bar = bar;
    }

    /** @param total how many steps there will be; -1 if nobody knows */
    public static ProgressLine of(Session session, String what, long total) {
        if (!session.showsProgress()) {
            return new ProgressLine(Optional.empty());
        }
        return new ProgressLine(Optional.of(new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(WIDTH)
                .setConsumer(new ConsoleProgressBarConsumer(session.output().err(), WIDTH))
                .showSpeed()
                .build()));
    }

    /** There are more steps to come than was known. */
    public void expect(long more) {
        bar.ifPresent(drawn -> drawn.maxHint(Math.max(0, drawn.getMax()) + more));
    }

    public void step() {
        bar.ifPresent(ProgressBar::step);
    }

    /** Shown behind the bar until something else is said; nothing by the empty text. */
    public void say(String text) {
        bar.ifPresent(drawn -> drawn.setExtraMessage(text));
    }

    /** So many steps are done, of so many that are known by now. */
    public void reach(long done, long of) {
        bar.ifPresent(drawn -> drawn.maxHint(of).stepTo(done));
    }

    @Override
    public void close() {
        bar.ifPresent(ProgressBar::close);
    }
}
