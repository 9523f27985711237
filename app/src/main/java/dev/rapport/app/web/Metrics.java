package dev.rapport.app.web;

import dev.rapport.app.serving.ServiceStatus;
import dev.rapport.app.serving.ServiceStatus.NetworkStatus;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountRecord;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Prometheus reads. What is not known is left out and never 0. Safe for use by many threads. */
final class Metrics {
    private static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Timer storeLatency = Timer.builder("rapport.store.latency")
            .description("Time of a small question to the store")
            .register(registry);
    private final ServiceStatus status;
    private final StoreFigures figures;
    private final Clock clock;
    private final MultiGauge due = gauge("rapport.accounts.due", "Accounts whose reading is older than it may be");
    private final MultiGauge lag = gauge("rapport.oldest.due.seconds", "For how long the oldest due account is due");
    private final MultiGauge batches = gauge("rapport.batches.open", "Batches of accounts that are not done");
    private final MultiGauge states = gauge("rapport.network.state", "1 for the state in which the network is");
    private final MultiGauge parked =
            gauge("rapport.network.parked.seconds", "For how long nobody will call the network");
    private final MultiGauge left = gauge("rapport.quota.left", "Units that can still be spent in this window");
    private final MultiGauge limits = gauge("rapport.quota.limit", "Units of a window");
    private final MultiGauge grants = gauge("rapport.grants", "Creators' grants");
    private final MultiGauge overdue =
            gauge("rapport.retention.overdue", "Rows past their deadline, readings of posts not counted");
    private boolean storeUp;

    Metrics(ServiceStatus status, StoreFigures figures, Clock clock, String version) {
        this.status = status;
        this.figures = figures;
        this.clock = clock;
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("rapport.info", () -> 1)
                .description("The running program")
                .tag("version", version)
                .register(registry);
        Gauge.builder("rapport.store.up", () -> storeUp ? 1 : 0)
                .description("Whether the store answers")
                .register(registry);
        time(
                "rapport.run.started.time.seconds",
                "When the newest run began",
                () -> status.lastRun().map(ServiceStatus.Run::startedAt));
        time(
                "rapport.run.finished.time.seconds",
                "When the newest run ended; absent while it runs",
                () -> status.lastRun().flatMap(ServiceStatus.Run::finishedAt));
        time("rapport.run.next.time.seconds", "When the next run begins", status::nextRun);
        status.networks().forEach(each -> countOutcomes(each.network()));
    }

    private interface Moment {
        Optional<Instant> get();
    }

    /** Not a number where there is no such moment: Prometheus takes that for absent in comparisons. */
    private void time(String name, String description, Moment moment) {
        Gauge.builder(
                        name,
                        () -> moment.get()
                                .map(Instant::getEpochSecond)
                                .map(Double::valueOf)
                                .orElse(Double.NaN))
                .description(description)
                .register(registry);
    }

    private MultiGauge gauge(String name, String description) {
        return MultiGauge.builder(name).description(description).register(registry);
    }

    private void countOutcomes(Network network) {
        for (AccountRecord.Kind kind : AccountRecord.Kind.values()) {
            FunctionCounter.builder("rapport.outcomes", status, now -> outcomes(now, network, kind))
                    .description("What became of accounts since this process began")
                    .tags(Tags.of("network", network.id(), "kind", kind.code()))
                    .register(registry);
        }
    }

    private static double outcomes(ServiceStatus status, Network network, AccountRecord.Kind kind) {
        return status.networks().stream()
                .filter(each -> each.network().equals(network))
                .mapToLong(each -> each.outcomes().getOrDefault(kind, 0L))
                .sum();
    }

    Timer storeLatency() {
        return storeLatency;
    }

    String contentType() {
        return CONTENT_TYPE;
    }

    /** @param isStoreUp whether the store answered just now; its figures are left out otherwise */
    synchronized String scrape(boolean isStoreUp) {
        storeUp = isStoreUp;
        networks(status.networks(), clock.instant());
        StoreFigures.Figures now = isStoreUp ? figures.now() : StoreFigures.Figures.NONE;
        left.register(
                rows(
                        now.buckets(),
                        bucket -> Tags.of("network", bucket.network(), "bucket", bucket.name()),
                        StoreFigures.Bucket::left),
                true);
        limits.register(
                rows(
                        now.buckets(),
                        bucket -> Tags.of("network", bucket.network(), "bucket", bucket.name()),
                        StoreFigures.Bucket::limit),
                true);
        grants.register(
                rows(
                        List.copyOf(now.grants().entrySet()),
                        entry -> Tags.of("state", entry.getKey()),
                        entry -> entry.getValue()),
                true);
        overdue.register(
                rows(
                        List.copyOf(now.overdue().entrySet()),
                        entry -> Tags.of("reason", entry.getKey()),
                        entry -> entry.getValue()),
                true);
        return registry.scrape(CONTENT_TYPE);
    }

    private interface Amount<T> {
        Number of(T row);
    }

    private interface Names<T> {
        Tags of(T row);
    }

    private static <T> List<Row<?>> rows(List<T> all, Names<T> names, Amount<T> amount) {
        List<Row<?>> rows = new ArrayList<>();
        all.forEach(each -> rows.add(Row.of(names.of(each), amount.of(each))));
        return rows;
    }

    private void networks(List<NetworkStatus> all, Instant now) {
        Names<NetworkStatus> name = each -> Tags.of("network", each.network().id());
        due.register(rows(all, name, NetworkStatus::due), true);
        batches.register(rows(all, name, NetworkStatus::openBatches), true);
        lag.register(
                rows(
                        all,
                        name,
                        each -> each.oldestDue()
                                .map(since -> seconds(since, now))
                                .orElse(0L)),
                true);
        parked.register(
                rows(
                        all,
                        name,
                        each -> each.until().map(until -> seconds(now, until)).orElse(0L)),
                true);
        List<Row<?>> rows = new ArrayList<>();
        for (NetworkStatus each : all) {
            for (ServiceStatus.State state : ServiceStatus.State.values()) {
                rows.add(Row.of(
                        Tags.of("network", each.network().id(), "state", state.code()), each.state() == state ? 1 : 0));
            }
        }
        states.register(rows, true);
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
