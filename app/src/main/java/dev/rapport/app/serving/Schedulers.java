package dev.rapport.app.serving;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.exceptions.DbSchedulerException;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.BatchStore.Batch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One scheduler for each network, so that a slow one takes no thread from the others, and one for everything else. All of
 * them, of all processes, share one table; each picks the tasks that it knows.
 */
final class Schedulers {
    private static final Logger LOG = LoggerFactory.getLogger(Schedulers.class);
    private static final String TABLE = "scheduled_task";
    private static final Duration POLLING = Duration.ofSeconds(1);
    private static final int MISSED_HEARTBEATS = 4;
    /** Tasks that this process does not know are others'. */
    private static final Duration NEVER = Duration.ofDays(36_500);
    /** It waits twice as long at most. */
    private static final Duration LONGEST_END = Duration.ofSeconds(6);

    private final DataSource store;
    private final StoreTime time;
    private final Duration lease;
    private final String holder;
    private final Map<Network, CustomTask<Void>> tasks = new TreeMap<>();
    private final Map<Network, Scheduler> networks = new TreeMap<>();
    private final List<Scheduler> all = new ArrayList<>();

    Schedulers(DataSource store, StoreTime time, Duration lease, String holder) {
        this.store = store;
        this.time = time;
        this.lease = lease;
        this.holder = holder;
    }

    void add(Network network, CustomTask<Void> task) {
        Scheduler scheduler = configured(Scheduler.create(store, List.of(task)), 1)
                .enablePriority()
                .build();
        tasks.put(network, task);
        networks.put(network, scheduler);
        all.add(scheduler);
    }

    /** @param others tasks that are begun by hand */
    void add(List<RecurringTask<Void>> recurring, List<Task<?>> others) {
        all.add(configured(Scheduler.create(store, others), 2)
                .startTasks(recurring)
                .build());
    }

    private SchedulerBuilder configured(SchedulerBuilder builder, int threads) {
        return builder.tableName(TABLE)
                .threads(threads)
                .executorService(workers(threads))
                .clock(time)
                .pollingInterval(POLLING)
                .heartbeatInterval(lease.dividedBy(MISSED_HEARTBEATS))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .deleteUnresolvedAfter(NEVER)
                .shutdownMaxWait(LONGEST_END)
                .alwaysPersistTimestampInUTC()
                .schedulerName(new SchedulerName.Fixed(holder));
    }

    /** What a worker throws is the store's trouble, which is told elsewhere; the task is tried again. */
    private static ExecutorService workers(int threads) {
        return Executors.newFixedThreadPool(
                threads,
                Thread.ofPlatform()
                        .name("work-", 0)
                        .uncaughtExceptionHandler((thread, e) -> LOG.debug("A task was not begun", e))
                        .factory());
    }

    void start() {
        all.forEach(Scheduler::start);
    }

    /** Gives a batch its task, if it has none. */
    void schedule(Batch batch) {
        Scheduler scheduler = networks.get(batch.network());
        CustomTask<Void> task = tasks.get(batch.network());
        if (scheduler != null && task != null) {
            scheduler.scheduleIfNotExists(
                    task.instanceBuilder(batch.id())
                            .priority(BatchTask.priority(batch))
                            .build(),
                    batch.waitsUntil().orElseGet(time::instant));
        }
    }

    void schedule(OneTimeTask<Void> task) {
        all.get(all.size() - 1).scheduleIfNotExists(task.instance(task.getName()), time.instant());
    }

    /** Brings a recurring task forward, unless it runs or is not there. */
    void hasten(RecurringTask<Void> task) {
        try {
            all.get(all.size() - 1)
                    .reschedule(TaskInstanceId.of(task.getName(), RecurringTask.INSTANCE), time.instant());
        } catch (DbSchedulerException e) {
            // It is not there yet, runs, or another process is faster: all the same.
            LOG.debug("The task {} was not brought forward", task.getName(), e);
        }
    }

    /** All at once, for each waits for what it runs. */
    void stop(Duration grace) {
        CountDownLatch running = new CountDownLatch(all.size());
        for (Scheduler scheduler : all) {
            Thread.ofPlatform().daemon().name("stop").start(() -> {
                try {
                    scheduler.stop();
                } finally {
                    running.countDown();
                }
            });
        }
        try {
            if (!running.await(grace.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some work did not end within {} seconds; another process takes it over", grace.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
