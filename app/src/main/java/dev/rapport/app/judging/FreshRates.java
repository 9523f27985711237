package dev.rapport.app.judging;

import dev.rapport.app.cli.ProgressLine;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.discovery.KeptRates;
import dev.rapport.domain.discovery.RankCreators;
import java.util.Optional;

/** Brings kept rates up to date and says so where it takes a while. */
public final class FreshRates {
    /** Fewer are done before anybody wonders. */
    private static final long WORTH_A_WORD = 2_000;

    private FreshRates() {}

    /** Ranks by rates that are up to date. */
    public static RankCreators ranking(Session session, Judging judging) {
        return new RankCreators(
                session.store().queries(), judging.rules(), refreshed(session, judging), session.clock());
    }

    public static KeptRates refreshed(Session session, Judging judging) {
        KeptRates rates =
                new KeptRates(session.store().rates(), judging.rules(), judging.minimums(), judging.certainty());
        try (Told told = new Told(session)) {
            rates.refresh(told);
        }
        return rates;
    }

    private static final class Told implements KeptRates.Progress, AutoCloseable {
        private final Session session;
        private Optional<ProgressLine> line = Optional.empty();

        Told(Session session) {
            this.session = session;
        }

        @Override
        public void computed(long accounts, long of) {
            if (line.isEmpty() && of >= WORTH_A_WORD) {
                session.output()
                        .note("Computing the rates of " + of + " accounts, whose readings or rules changed since rates"
                                + " were kept. If this is broken off, it goes on where it was.");
                line = Optional.of(ProgressLine.of(session, "Rates", of));
            }
            line.ifPresent(drawn -> drawn.reach(accounts, of));
        }

        @Override
        public void close() {
            line.ifPresent(ProgressLine::close);
        }
    }
}
