package dev.rapport.app.serving;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.LeaseLostException;
import dev.rapport.domain.store.StoreException;
import dev.rapport.domain.sync.SyncBatch;
import dev.rapport.domain.sync.SyncBatch.PutOff;
import dev.rapport.domain.sync.SyncBatch.Report;
import dev.rapport.domain.sync.SyncReport.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Reads the batches of one network, one task for each. */
final class BatchTask {
    private static final Logger LOG = LoggerFactory.getLogger(BatchTask.class);
    /** A batch that was put off without a time, and the least time until it is tried again. */
    private static final Duration SOME_TIME = Duration.ofMinutes(1);

    private static final Duration LEAST = Duration.ofSeconds(2);
    private static final Duration LONGEST_AFTER_FAILURES = Duration.ofMinutes(5);
    /** A process without a sign of life for so much of its lease stops before somebody else begins. */
    private static final double LATE = 0.75;

    private final Network network;
    private final SyncBatch sync;
    private final BatchStore batches;
    private final StatusBoard board;
    private final Troubles troubles;
    private final Clock clock;
    private final String holder;
    private final Cancellation stopping;
    private final Runnable afterRun;

    BatchTask(
            Network network,
            SyncBatch sync,
            BatchStore batches,
            StatusBoard board,
            Troubles troubles,
            Clock clock,
            String holder,
            Cancellation stopping,
            Runnable afterRun) {
        this.network = network;
        this.sync = sync;
        this.batches = batches;
        this.board = board;
        this.troubles = troubles;
        this.clock = clock;
        this.holder = holder;
        this.stopping = stopping;
        this.afterRun = afterRun;
    }

    static String name(Network network) {
        return "sync-" + network;
    }

    CustomTask<Void> task() {
        return Tasks.custom(name(network), Void.class).onFailure(this::failed).execute(this::execute);
    }

    /** Nobody may still be there to be told: whoever does not say how it ended is taken for dead. */
    private static CompletionHandler<Void> quiet(CompletionHandler<Void> completion) {
        return (complete, operations) -> {
            try {
                completion.complete(complete, operations);
            } catch (RuntimeException e) {
                LOG.debug("The end of a task was not kept; it is taken over.", e);
            }
        };
    }

    private static CompletionHandler<Void> done() {
        return quiet((complete, operations) -> operations.remove());
    }

    private static CompletionHandler<Void> again(Instant at) {
        return quiet((complete, operations) -> operations.reschedule(complete, at));
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int failures = Math.min(10, complete.getExecution().consecutiveFailures);
        Duration pause = LEAST.multipliedBy(1L << failures);
        Instant at = clock.instant().plus(pause.compareTo(LONGEST_AFTER_FAILURES) > 0 ? LONGEST_AFTER_FAILURES : pause);
        again(at).complete(complete, operations);
    }

    private CompletionHandler<Void> execute(TaskInstance<Void> task, ExecutionContext context) {
        MDC.put("batch", task.getId());
        MDC.put("network", network.id());
        try {
            return run(task.getId(), context);
        } finally {
            MDC.remove("batch");
            MDC.remove("network");
            MDC.remove("run");
        }
    }

    private CompletionHandler<Void> run(String batch, ExecutionContext context) {
        try {
            Optional<Instant> parked = parkedUntil(batch);
            if (parked.isPresent()) {
                return again(parked.get().plus(jitter()));
            }
            Optional<Report> report = sync.run(batch, holder, () -> isToStop(context));
            troubles.over(network + " store", network + ": reading goes on");
            return report.map(this::ended).orElseGet(BatchTask::done);
        } catch (LeaseLostException e) {
            LOG.info("{}: {}; nothing more is written for it here", network, e.getMessage());
            return (complete, operations) -> {};
        } catch (StoreException e) {
            troubles.tell(network + " store", network + ": reading waits for the store: " + e.getMessage());
            throw e;
        } catch (RuntimeException e) {
            LOG.error("{}: batch {} broke off and is tried again", network, batch, e);
            throw e;
        }
    }

    private boolean isToStop(ExecutionContext context) {
        return stopping.isRequested()
                || context.getCurrentlyExecuting().getHeartbeatState().getFractionDead() > LATE;
    }

    /** Where one batch was put off, the others of its network need not find out for themselves. */
    private Optional<Instant> parkedUntil(String batch) {
        Instant now = clock.instant();
        return batches.open().stream()
                .filter(other -> other.network().equals(network) && !other.id().equals(batch))
                .flatMap(other -> other.waitsUntil().stream())
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    private static Duration jitter() {
        return Duration.ofMillis(ThreadLocalRandom.current().nextLong(500, 3000));
    }

    private CompletionHandler<Void> ended(Report report) {
        MDC.put("run", report.lease().run());
        board.finished(report.network(), report.putOff());
        tell(report.problems());
        return switch (report.end()) {
            case DONE -> {
                troubles.over(network + " put off", network + " goes on");
                if (report.runOver()) {
                    afterRun.run();
                }
                yield done();
            }
            case STOPPED -> again(clock.instant());
            case PUT_OFF -> {
                PutOff why = report.putOff().orElseThrow();
                Instant least = clock.instant().plus(LEAST);
                Instant until = why.until()
                        .map(at -> at.isBefore(least) ? least : at)
                        .orElseGet(() -> clock.instant().plus(SOME_TIME));
                troubles.tell(
                        network + " put off",
                        network + " waits until " + until + ": " + why.reason() + " ("
                                + why.kind().code() + ", " + Words.many(why.accounts(), "account") + " of batch "
                                + report.lease().batch() + ")");
                yield again(until.plus(jitter()));
            }
        };
    }

    /** One line for each kind, with the first account as an example. */
    private void tell(List<Problem> problems) {
        Map<FailureKind, List<Problem>> byKind = problems.stream()
                .filter(problem -> problem.retryAt().isEmpty())
                .filter(problem ->
                        problem.kind() != FailureKind.QUOTA_EXHAUSTED && problem.kind() != FailureKind.RATE_LIMITED)
                .collect(Collectors.groupingBy(Problem::kind));
        byKind.forEach((kind, some) -> {
            MDC.put("account", some.get(0).account());
            troubles.tell(
                    network + " " + kind,
                    network + ": " + kind.code() + " for " + Words.many(some.size(), "account") + " of run "
                            + MDC.get("run")
                            + ", such as " + some.get(0).account() + ": "
                            + some.get(0).detail());
            MDC.remove("account");
        });
    }

    /** So that what is wanted most is read first. */
    static int priority(Batch batch) {
        return 90 - 10 * List.of(Purpose.values()).indexOf(batch.purpose());
    }
}
