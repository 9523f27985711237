package dev.rapport.domain.store;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Batches of one process. */
final class MemoryBatches implements BatchStore {
    private final Memory memory;
    private final MemorySnapshots snapshots;
    private final GrantStore grants;
    private final Clock clock;

    private final Map<String, Kept> batches = new LinkedHashMap<>();
    private final NavigableMap<String, Run> runs = new TreeMap<>();

    MemoryBatches(Memory memory, MemorySnapshots snapshots, GrantStore grants, Clock clock) {
        this.memory = memory;
        this.snapshots = snapshots;
        this.grants = grants;
        this.clock = clock;
    }

    private static final class Kept {
        private final NewBatch batch;
        private final Instant madeAt;
        private final NavigableSet<AccountId> left = new TreeSet<>();
        private final Map<AccountId, String> notes = new TreeMap<>();
        private long fence;
        private Optional<String> holder = Optional.empty();
        private Optional<Instant> waitsUntil = Optional.empty();
        private String reason = "";

        Kept(NewBatch batch, Instant madeAt) {
            this.batch = batch;
            this.madeAt = madeAt;
        }
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public Optional<Made> make(NewBatch batch, DueRule rule, Instant at, Optional<DuePosition> after, int limit) {
        synchronized (memory) {
            List<Held> due = due(batch.network(), batch.purpose(), rule, after, limit);
            if (due.isEmpty()) {
                return Optional.empty();
            }
            runs.putIfAbsent(batch.run(), new Run(batch.run(), at, Optional.empty(), ""));
            Kept kept = new Kept(batch, at);
            due.forEach(held -> kept.left.add(held.account.id()));
            batches.put(batch.id(), kept);
            return Optional.of(new Made(due.size(), position(due.get(due.size() - 1))));
        }
    }

    private List<Held> due(Network network, Purpose purpose, DueRule rule, Optional<DuePosition> after, int limit) {
        return memory.matching(AccountFilter.ofNetwork(network))
                .filter(held -> purpose(held, rule) == purpose && isDue(held, rule))
                .filter(held -> after.filter(
                                position -> MemorySnapshots.LONGEST_UNREAD.compare(position(held), position) <= 0)
                        .isEmpty())
                .sorted((one, other) -> MemorySnapshots.LONGEST_UNREAD.compare(position(one), position(other)))
                .limit(limit)
                .toList();
    }

    @Override
    public List<DueAccount> due(
            Network network, Purpose purpose, DueRule rule, int posts, Optional<DuePosition> after, int limit) {
        synchronized (memory) {
            return due(network, purpose, rule, after, limit).stream()
                    .map(held -> MemorySnapshots.due(held, posts))
                    .toList();
        }
    }

    private static DuePosition position(Held held) {
        return new DuePosition(held.readAt(), held.account.id());
    }

    private Purpose purpose(Held held, DueRule rule) {
        boolean campaign = memory.creatorOf(held.account).tags().stream()
                .anyMatch(tag -> rule.campaignTags().contains(tag.toLowerCase(Locale.ROOT)));
        Optional<Instant> newestPost = held.posts(Integer.MAX_VALUE, Optional.empty()).stream()
                .flatMap(post -> post.publishedAt().stream())
                .findFirst();
        return rule.purpose(
                held.account.state().kind(),
                campaign,
                held.readAt().isPresent(),
                held.listedAt.isPresent(),
                newestPost);
    }

    private boolean isDue(Held held, DueRule rule) {
        if (batches.values().stream().anyMatch(kept -> kept.left.contains(held.account.id()))) {
            return false;
        }
        if (rule.untried()) {
            return held.toldAt.isEmpty() || isNewlyGranted(held);
        }
        AccountState.Kind state = held.account.state().kind();
        Optional<Instant> asked = DueRule.GONE.contains(state) ? held.toldAt : held.readAt();
        return asked.filter(at -> !at.isBefore(rule.readBefore(purpose(held, rule))))
                .isEmpty();
    }

    private boolean isNewlyGranted(Held held) {
        return held.account.state().kind() == AccountState.Kind.NOT_AUTHORISED
                && grants.find(held.account.id())
                        .filter(grant -> grant.state() == GrantStore.State.ACTIVE)
                        .filter(grant ->
                                held.toldAt.filter(grant.updatedAt()::isAfter).isPresent())
                        .isPresent();
    }

    @Override
    public List<Batch> open() {
        synchronized (memory) {
            return batches.values().stream().map(this::view).toList();
        }
    }

    private Batch view(Kept kept) {
        kept.left.removeIf(account -> !memory.accounts.containsKey(account));
        return new Batch(
                kept.batch.id(),
                kept.batch.run(),
                kept.batch.network(),
                kept.batch.purpose(),
                kept.madeAt,
                kept.left.size(),
                kept.holder,
                kept.waitsUntil,
                kept.reason);
    }

    @Override
    public Optional<Batch> of(AccountId account) {
        synchronized (memory) {
            return batches.values().stream()
                    .filter(kept -> kept.left.contains(account))
                    .map(this::view)
                    .findFirst();
        }
    }

    @Override
    public Optional<Lease> take(String batch, String holder) {
        synchronized (memory) {
            return Optional.ofNullable(batches.get(batch)).map(kept -> {
                kept.fence++;
                kept.holder = Optional.of(holder);
                kept.waitsUntil = Optional.empty();
                kept.reason = "";
                return new Lease(batch, kept.batch.run(), kept.batch.network(), kept.fence);
            });
        }
    }

    private Kept held(Lease lease) {
        Kept kept = batches.get(lease.batch());
        if (kept == null || kept.fence != lease.fence()) {
            throw new LeaseLostException(lease.batch());
        }
        return kept;
    }

    @Override
    public List<DueAccount> accounts(Lease lease, int posts, Optional<AccountId> after, int limit) {
        synchronized (memory) {
            Kept kept = batches.get(lease.batch());
            Stream<AccountId> ids = kept == null
                    ? Stream.empty()
                    : after.map(id -> kept.left.tailSet(id, false)).orElse(kept.left).stream();
            return ids.flatMap(id -> Optional.ofNullable(memory.accounts.get(id)).stream())
                    .limit(limit)
                    .map(held -> MemorySnapshots.due(held, posts))
                    .toList();
        }
    }

    @Override
    public List<AccountRecord> append(Lease lease, List<AccountRecord> records) {
        synchronized (memory) {
            Kept kept = held(lease);
            List<AccountRecord> written = snapshots.append(lease.run(), records);
            written.stream()
                    .filter(record -> record.kind() != AccountRecord.Kind.DEFERRED)
                    .forEach(record -> kept.left.remove(record.account()));
            return written;
        }
    }

    @Override
    public Map<AccountId, String> notes(Lease lease) {
        synchronized (memory) {
            Kept kept = batches.get(lease.batch());
            if (kept == null) {
                return Map.of();
            }
            kept.notes.keySet().retainAll(kept.left);
            return Map.copyOf(kept.notes);
        }
    }

    @Override
    public void note(Lease lease, AccountId account, String note) {
        synchronized (memory) {
            Kept kept = batches.get(lease.batch());
            if (kept != null && kept.left.contains(account)) {
                kept.notes.put(account, note);
            }
        }
    }

    @Override
    public void release(Lease lease, Optional<Instant> until, String reason) {
        synchronized (memory) {
            Kept kept = held(lease);
            kept.holder = Optional.empty();
            kept.waitsUntil = until;
            kept.reason = reason;
        }
    }

    @Override
    public boolean close(Lease lease, Instant at) {
        synchronized (memory) {
            held(lease);
            batches.remove(lease.batch());
            boolean over =
                    batches.values().stream().noneMatch(kept -> kept.batch.run().equals(lease.run()));
            if (over) {
                runs.computeIfPresent(
                        lease.run(),
                        (id, run) -> new Run(id, run.startedAt(), Optional.of(at), RunTotals.words(totals(id))));
            }
            return over;
        }
    }

    private Map<Network, Map<AccountRecord.Kind, Long>> totals(String run) {
        Map<Network, Map<AccountRecord.Kind, Long>> totals = new TreeMap<>();
        memory.outcomes.forEach((key, record) -> {
            Held held = memory.accounts.get(key.account());
            if (key.run().equals(run) && held != null) {
                totals.computeIfAbsent(held.account.network(), network -> new EnumMap<>(AccountRecord.Kind.class))
                        .merge(record.kind(), 1L, Long::sum);
            }
        });
        return totals;
    }

    @Override
    public void addDrift(String run, List<Drift> drift) {
        synchronized (memory) {
            memory.drift.merge(run, List.copyOf(drift), (known, more) -> {
                Map<String, Drift> all = new LinkedHashMap<>();
                Stream.concat(known.stream(), more.stream())
                        .forEach(each -> all.merge(
                                each.network() + " " + each.what(),
                                each,
                                (one, other) -> new Drift(
                                        one.network(), one.what(), one.count() + other.count(), one.firstSeenAt())));
                return List.copyOf(all.values());
            });
        }
    }

    @Override
    public List<Group> groups(DueRule rule) {
        synchronized (memory) {
            Map<Network, Map<Purpose, List<Held>>> grouped = new TreeMap<>();
            memory.accounts
                    .values()
                    .forEach(held -> grouped.computeIfAbsent(
                                    held.account.network(), network -> new EnumMap<>(Purpose.class))
                            .computeIfAbsent(purpose(held, rule), purpose -> new ArrayList<>())
                            .add(held));
            List<Group> groups = new ArrayList<>();
            grouped.forEach((network, byPurpose) -> byPurpose.forEach((purpose, accounts) -> {
                List<Held> due =
                        accounts.stream().filter(held -> isDue(held, rule)).toList();
                groups.add(new Group(
                        network,
                        purpose,
                        accounts.size(),
                        due.size(),
                        due.stream().flatMap(held -> held.readAt().stream()).min(Instant::compareTo)));
            }));
            return groups;
        }
    }

    @Override
    public Optional<Run> lastRun() {
        synchronized (memory) {
            return Optional.ofNullable(runs.lastEntry()).map(Map.Entry::getValue);
        }
    }

    @Override
    public Optional<LastOutcome> lastOutcome(AccountId account) {
        synchronized (memory) {
            return memory.outcomes.entrySet().stream()
                    .filter(entry -> entry.getKey().account().equals(account))
                    .max((one, other) ->
                            one.getValue().at().compareTo(other.getValue().at()))
                    .map(entry -> new LastOutcome(
                            entry.getKey().run(),
                            entry.getValue().kind(),
                            entry.getValue().at(),
                            entry.getValue().failure().map(FailureKind::code).orElse(""),
                            entry.getValue().detail(),
                            entry.getValue().retryAt()));
        }
    }
}
