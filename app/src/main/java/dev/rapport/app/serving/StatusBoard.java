package dev.rapport.app.serving;

import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkHealth;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.schedule.ReadingPlan;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.BatchStore.Batch;
import dev.rapport.domain.store.BatchStore.Group;
import dev.rapport.domain.sync.SyncBatch.PutOff;
import dev.rapport.domain.sync.SyncReport.NetworkReport;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What this process knows of itself and saw of the store last. */
final class StatusBoard implements ServiceStatus {
    /** Older news of the store say nothing about now. */
    private static final Duration NEWS = Duration.ofSeconds(15);

    private final SortedMap<Network, Supplier<NetworkHealth>> networks;
    private final ReadingPlan plan;
    private final Map<Network, Map<AccountRecord.Kind, Long>> outcomes = new ConcurrentHashMap<>();
    private final Map<Network, PutOff> putOffs = new ConcurrentHashMap<>();
    private volatile String trouble = "the store was not reached yet";
    private volatile @Nullable StoreTime time;
    private volatile @Nullable Seen seen;
    private volatile @Nullable Instant newSince;

    private record Seen(Instant at, List<Batch> open, List<Group> groups, Optional<Run> lastRun, Instant nextRun) {}

    /** @param networks the enabled ones, each with what its adapter in this process sees of it */
    StatusBoard(Map<Network, Supplier<NetworkHealth>> networks, ReadingPlan plan) {
        this.networks = new TreeMap<>(networks);
        this.plan = plan;
    }

    void reached(StoreTime clock) {
        time = clock;
        trouble = "";
    }

    void trouble(String sentence) {
        trouble = sentence;
    }

    /** @throws dev.rapport.domain.store.StoreException if the store does not answer */
    void look(BatchStore store, Instant now, Instant nextRun) {
        List<Group> groups = store.groups(plan.now(now));
        boolean anyNew = groups.stream().anyMatch(group -> group.purpose() == Purpose.NEW && group.due() > 0);
        newSince = anyNew ? Optional.ofNullable(newSince).orElse(now) : null;
        seen = new Seen(
                now,
                store.open(),
                groups,
                store.lastRun().map(run -> new Run(run.id(), run.startedAt(), run.finishedAt(), run.summary())),
                nextRun);
    }

    void finished(NetworkReport report, Optional<PutOff> putOff) {
        outcomes.merge(report.network(), counts(report), (known, more) -> {
            Map<AccountRecord.Kind, Long> sum = new EnumMap<>(known);
            more.forEach((kind, count) -> sum.merge(kind, count, Long::sum));
            return sum;
        });
        putOff.ifPresentOrElse(why -> putOffs.put(report.network(), why), () -> putOffs.remove(report.network()));
    }

    private static Map<AccountRecord.Kind, Long> counts(NetworkReport report) {
        Map<AccountRecord.Kind, Long> counts = new EnumMap<>(AccountRecord.Kind.class);
        counts.put(AccountRecord.Kind.READ, report.read());
        counts.put(AccountRecord.Kind.UNCHANGED, report.unchanged());
        counts.put(AccountRecord.Kind.NOT_FOUND, report.notFound());
        counts.put(AccountRecord.Kind.NOT_READABLE, report.notReadable());
        counts.put(AccountRecord.Kind.FAILED, report.failed());
        counts.put(AccountRecord.Kind.DEFERRED, report.deferred());
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    @Override
    public boolean isReady() {
        return notReadyBecause().isEmpty();
    }

    @Override
    public String notReadyBecause() {
        StoreTime clock = time;
        if (!trouble.isEmpty() || clock == null) {
            return trouble;
        }
        return clock.age().compareTo(NEWS) > 0
                ? "the store has not answered for " + clock.age().toSeconds() + " seconds"
                : "";
    }

    @Override
    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seen).map(Seen::at);
    }

    @Override
    public List<NetworkStatus> networks() {
        Seen now = seen;
        return networks.entrySet().stream()
                .map(network -> status(network.getKey(), network.getValue(), now))
                .toList();
    }

    private NetworkStatus status(Network network, Supplier<NetworkHealth> seenNow, @Nullable Seen now) {
        Map<AccountRecord.Kind, Long> counts = outcomes.getOrDefault(network, new TreeMap<>());
        if (now == null) {
            return new NetworkStatus(network, State.IDLE, Optional.empty(), "", 0, Optional.empty(), 0, counts);
        }
        List<Batch> open = now.open().stream()
                .filter(batch -> batch.network().equals(network))
                .toList();
        Optional<Batch> waiting = open.stream()
                .filter(batch -> batch.waitsUntil().filter(now.at()::isBefore).isPresent())
                .findFirst();
        List<Group> groups = now.groups().stream()
                .filter(group -> group.network().equals(network))
                .toList();
        long left = open.stream().mapToLong(Batch::left).sum();
        NetworkHealth health = open.isEmpty() ? NetworkHealth.WELL : seenNow.get();
        return new NetworkStatus(
                network,
                health.answers() ? state(network, open, waiting) : State.CIRCUIT_OPEN,
                waiting.flatMap(Batch::waitsUntil).or(health::askedFrom),
                waiting.map(Batch::reason)
                        .or(() -> health.silentSince().map(since -> "it has not answered since " + since))
                        .orElse(""),
                left + groups.stream().mapToLong(Group::due).sum(),
                oldestDue(groups),
                open.size(),
                counts);
    }

    private State state(Network network, List<Batch> open, Optional<Batch> waiting) {
        if (open.isEmpty()) {
            return State.IDLE;
        }
        if (waiting.isEmpty()) {
            return State.RUNNING;
        }
        PutOff why = putOffs.get(network);
        return why != null && why.kind() == FailureKind.NETWORK_UNAVAILABLE ? State.CIRCUIT_OPEN : State.PARKED;
    }

    private Optional<Instant> oldestDue(List<Group> groups) {
        return groups.stream()
                .filter(group -> group.due() > 0)
                .flatMap(group -> group.oldest()
                        .map(at -> Stream.of(at.plus(plan.interval(group.purpose()))))
                        .orElseGet(() -> Stream.ofNullable(newSince)))
                .min(Instant::compareTo);
    }

    @Override
    public Optional<Run> lastRun() {
        return Optional.ofNullable(seen).flatMap(Seen::lastRun);
    }

    @Override
    public Optional<Instant> nextRun() {
        return Optional.ofNullable(seen).map(Seen::nextRun);
    }
}
