package dev.rapport.app.serving;

import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.judging.Approval;
import dev.rapport.app.judging.FreshRates;
import dev.rapport.app.judging.Judging;
import dev.rapport.app.retention.Actor;
import dev.rapport.app.retention.RemovalWords;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done once for all processes, beside reading. */
final class Chores {
    private static final Logger LOG = LoggerFactory.getLogger(Chores.class);
    private static final Duration RETRY = Duration.ofSeconds(15);

    private final Session session;
    private final Troubles troubles;
    private final Cancellation stopping;
    private final RecurringTask<Void> collect;
    private final RecurringTask<Void> look;
    private final RecurringTask<Void> retention;
    private final OneTimeTask<Void> rates;

    Chores(
            Session session,
            Collector collector,
            LocalSchedule schedule,
            Duration lookEvery,
            Clock clock,
            Troubles troubles,
            Cancellation stopping) {
        this.session = session;
        this.troubles = troubles;
        this.stopping = stopping;
        this.collect = Tasks.recurring("collect", schedule)
                .onFailure(retrying())
                .execute((task, context) -> told("collect", () -> collector.collect(schedule.next(clock.instant()))));
        this.look = Tasks.recurring("look", FixedDelay.of(lookEvery))
                .onFailure(retrying())
                .execute((task, context) -> told("look", collector::look));
        this.retention = Tasks.recurring("retention", FixedDelay.of(Duration.ofDays(1)))
                .onFailure(retrying())
                .execute((task, context) -> told("retention", this::keepToTerms));
        this.rates =
                Tasks.oneTime("rates").onFailure(retrying()).execute((task, context) -> told("rates", this::keepRates));
    }

    private static FailureHandler<Void> retrying() {
        return new FailureHandler.OnFailureRetryLater<>(RETRY);
    }

    List<RecurringTask<Void>> recurring() {
        return List.of(collect, look, retention);
    }

    RecurringTask<Void> look() {
        return look;
    }

    OneTimeTask<Void> rates() {
        return rates;
    }

    private void told(String name, Runnable chore) {
        try {
            chore.run();
            troubles.over(name, "The task " + name + " works again");
        } catch (StoreException e) {
            troubles.tell(name, "The task " + name + " waits for the store: " + e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("The task {} broke off and is tried again", name, e);
            throw e;
        }
    }

    private void keepToTerms() {
        Removals removed = session.component().keepToTerms().run(Actor.of("serve"), stopping);
        if (!removed.isEmpty()) {
            LOG.info("Removed from the store: {}", RemovalWords.of(removed));
        }
    }

    /** A kept rate is one that was computed and stored, so it needs the network's leave, proven. */
    private void keepRates() {
        List<String> refusals = Approval.refusals(session);
        if (!refusals.isEmpty()) {
            troubles.tell("approval", "Rates are not kept up to date: " + String.join(" ", refusals));
            return;
        }
        Judging judging;
        try {
            judging = Judging.of(session);
        } catch (ConfigurationException e) {
            troubles.tell("judging", "Rates are not kept up to date: " + e.getMessage());
            return;
        }
        FreshRates.refreshed(session, judging);
    }
}
