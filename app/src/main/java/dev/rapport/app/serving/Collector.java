package dev.rapport.app.serving;

import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.Made;
import dev.rapport.domain.store.BatchStore.NewBatch;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what is due into batches, the most wanted first, and sees that each has its task. */
final class Collector {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final BatchStore batches;
    private final List<Network> networks;
    private final ReadingPlan plan;
    private final int batchSize;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Consumer<Batch> scheduling;

    /**
     * @param ids grow with time
     * @param scheduling makes a task for a batch that has none
     */
    Collector(
            BatchStore batches,
            List<Network> networks,
            ReadingPlan plan,
            int batchSize,
            Clock clock,
            Supplier<String> ids,
            Consumer<Batch> scheduling) {
        this.batches = batches;
        this.networks = List.copyOf(networks);
        this.plan = plan;
        this.batchSize = batchSize;
        this.clock = clock;
        this.ids = ids;
        this.scheduling = scheduling;
    }

    /** Everything that would grow too old before it is collected next. */
    void collect(Instant next) {
        make(plan.until(clock.instant(), next));
        scheduleOpen();
    }

    /** What nobody tried yet, and batches whose maker ended before they had a task. */
    void look() {
        make(plan.untried(clock.instant()));
        scheduleOpen();
    }

    private void make(DueRule rule) {
        String run = ids.get();
        long accounts = 0;
        long made = 0;
        for (Purpose purpose : Purpose.values()) {
            for (Network network : networks) {
                Optional<Made> last = Optional.empty();
                do {
                    last = batches.make(
                            new NewBatch(ids.get(), run, network, purpose),
                            rule,
                            clock.instant(),
                            last.map(Made::last),
                            batchSize);
                    accounts += last.map(Made::accounts).orElse(0L);
                    made += last.isPresent() ? 1 : 0;
                } while (last.filter(batch -> batch.accounts() == batchSize).isPresent());
            }
        }
        if (made > 0) {
            LOG.info(
                    "Run {} begins: {} in {}",
                    run,
                    Words.many(accounts, "account"),
                    made == 1 ? "1 batch" : made + " batches");
        }
    }

    private void scheduleOpen() {
        batches.open().stream()
                .filter(batch -> networks.contains(batch.network()))
                .forEach(scheduling);
    }
}
