package dev.rapport.app.serving;

import com.github.f4b6a3.tsid.TsidCreator;
import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import dev.rapport.app.cli.Session;
import dev.rapport.app.config.Configuration;
import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.config.ScheduleSettings;
import dev.rapport.app.config.SyncSettings;
import dev.rapport.app.wiring.AppComponent;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapter;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.StoreException;
import dev.rapport.domain.sync.SyncBatch;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps accounts fresh, alone or beside other processes on the same store. */
public final class Scheduling implements ServicePart {
    private static final Logger LOG = LoggerFactory.getLogger(Scheduling.class);
    private static final Duration LOOK = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    /** Every so many looks all accounts are counted. */
    private static final int COUNTING = 6;

    private final Session session;
    private final LocalSchedule schedule;
    private final List<Network> networks;
    private final ReadingPlan plan;
    private final StatusBoard board;
    private final Troubles troubles = new Troubles(LOG);
    private final ScheduledExecutorService background = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("service-", 0).factory());
    private volatile boolean stopping;
    private volatile @Nullable Schedulers schedulers;
    private int looks;

    private Scheduling(Session session, LocalSchedule schedule) {
        this.session = session;
        this.schedule = schedule;
        List<NetworkAdapter> adapters = session.component().adapters().enabled();
        this.networks = adapters.stream().map(NetworkAdapter::network).toList();
        this.plan = ScheduleSettings.readingPlan(session.configuration());
        this.board = new StatusBoard(
                adapters.stream().collect(Collectors.toMap(NetworkAdapter::network, adapter -> adapter::health)), plan);
    }

    /** @throws ConfigurationException if it cannot run as configured */
    public static Scheduling of(Session session) {
        return new Scheduling(session, schedule(session.configuration()));
    }

    /**
     * When {@code sync.schedule} comes next.
     *
     * @throws ConfigurationException if it never comes or is not understood
     */
    public static Instant nextRun(Configuration configuration, Instant after) {
        return schedule(configuration).next(after);
    }

    /** @throws ConfigurationException if its times are not understood */
    public static void check(Configuration configuration) {
        schedule(configuration);
    }

    private static LocalSchedule schedule(Configuration configuration) {
        String text = configuration.get(SyncSettings.SCHEDULE);
        try {
            return new LocalSchedule(text, configuration.get(SyncSettings.TIME_ZONE));
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(List.of("sync.schedule: \"" + text + "\" is neither a time of day such as"
                    + " 03:30 nor a cron expression: " + e.getMessage()));
        }
    }

    public ServiceStatus status() {
        return board;
    }

    @Override
    public void start() {
        if (networks.isEmpty()) {
            LOG.warn("No network is enabled, so nothing is read; \"rapport networks\" tells what each needs");
        }
        attempt(FIRST_PAUSE);
    }

    /** A store that is away is waited for, with pauses that grow. */
    private void attempt(Duration pause) {
        try {
            open();
            troubles.over("start", "The store is there, the service begins");
        } catch (StoreException e) {
            board.trouble(String.valueOf(e.getMessage()));
            troubles.tell("start", "The service waits for its store: " + e.getMessage());
            Duration next = pause.multipliedBy(2);
            background.schedule(
                    () -> attemptAgain(next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next),
                    pause.toMillis(),
                    TimeUnit.MILLISECONDS);
        }
    }

    private void attemptAgain(Duration pause) {
        try {
            if (!stopping) {
                attempt(pause);
            }
        } catch (RuntimeException e) {
            board.trouble("the service cannot begin: " + e.getMessage());
            LOG.error("The service cannot begin; it reads nothing until it is started again: {}", e.getMessage());
        }
    }

    private void open() {
        AppComponent component = session.component();
        BatchStore batches = component.store().batches();
        component.grants().checkKey();
        StoreTime time = new StoreTime(batches);
        Configuration configuration = session.configuration();
        String holder = holder();
        Schedulers running = new Schedulers(
                component.jooqStore().dataSource(), time, configuration.get(ScheduleSettings.LEASE), holder);
        Collector collector = new Collector(
                batches,
                networks,
                plan,
                component.syncPolicy().batchSize(),
                time,
                () -> TsidCreator.getTsid().toString(),
                running::schedule);
        Chores chores = new Chores(
                session,
                collector,
                schedule,
                configuration.get(ScheduleSettings.LOOK_EVERY),
                time,
                troubles,
                () -> stopping);
        SyncBatch sync = new SyncBatch(
                component.adapters().enabled(),
                component.store(),
                component.grants(),
                component.syncPolicy(),
                time,
                component.waiting());
        Runnable afterRun = () -> {
            batches.lastRun().ifPresent(run -> LOG.info("Run {} is over: {}", run.id(), run.summary()));
            running.schedule(chores.rates());
        };
        for (Network network : networks) {
            running.add(
                    network,
                    new BatchTask(network, sync, batches, board, troubles, time, holder, () -> stopping, afterRun)
                            .task());
        }
        running.add(chores.recurring(), List.of(chores.rates()));
        begin(running, chores);
        schedulers = running;
        board.reached(time);
        background.scheduleWithFixedDelay(() -> look(batches, time), 0, LOOK.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The scheduler's own complaint of a store that goes away just now. */
    private static void begin(Schedulers running, Chores chores) {
        try {
            running.hasten(chores.look());
            running.start();
        } catch (SQLRuntimeException e) {
            running.stop(Duration.ZERO);
            throw new StoreException("the store went away while the service began: " + e.getMessage(), e);
        }
    }

    private void look(BatchStore batches, StoreTime time) {
        try {
            time.refresh();
            if (looks++ % COUNTING == 0) {
                board.look(batches, time.instant(), schedule.next(time.instant()));
            }
            board.trouble("");
            troubles.over("store", "The store answers again");
        } catch (StoreException e) {
            board.trouble(String.valueOf(e.getMessage()));
            troubles.tell("store", String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("The state of the service is not known", e);
        }
    }

    private static String holder() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        String process = ":" + ProcessHandle.current().pid();
        return host.substring(0, Math.min(host.length(), 50 - process.length())) + process;
    }

    @Override
    public void stop(Duration grace) {
        stopping = true;
        background.shutdownNow();
        Schedulers running = schedulers;
        if (running != null) {
            running.stop(grace);
        }
    }
}
