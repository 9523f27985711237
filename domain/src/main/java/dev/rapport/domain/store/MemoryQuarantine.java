package dev.rapport.domain.store;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.store.Memory.Held;
import dev.rapport.domain.store.Memory.HeldPost;
import dev.rapport.domain.store.Memory.HeldRecord;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was set aside, account by account. */
final class MemoryQuarantine implements QuarantineStore {
    private static final Comparator<QuarantineEntry> NEWEST_FIRST = Comparator.comparing(QuarantineEntry::foundAt)
            .reversed()
            .thenComparing(entry -> entry.id().value());

    private final Memory memory;

    MemoryQuarantine(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<QuarantineEntry> list(Filter filter, int most) {
        synchronized (memory) {
            return memory.matching(filter.accounts())
                    .flatMap(MemoryQuarantine::entries)
                    .filter(entry ->
                            filter.kind().filter(kind -> kind != entry.kind()).isEmpty())
                    .filter(entry -> filter.state()
                            .filter(state -> state != entry.state())
                            .isEmpty())
                    .sorted(NEWEST_FIRST)
                    .limit(most)
                    .toList();
        }
    }

    private static Stream<QuarantineEntry> entries(Held held) {
        return held.quarantine.stream().map(aside -> entry(held, aside));
    }

    private static QuarantineEntry entry(Held held, HeldRecord aside) {
        return new QuarantineEntry(
                aside.id(),
                aside.run(),
                held.account,
                aside.foundAt(),
                aside.finding().kind(),
                aside.finding().detail(),
                aside.finding().origin(),
                aside.decisions());
    }

    private record Found(Held held, HeldRecord aside) {}

    private Optional<Found> look(QuarantineId id) {
        return memory.accounts.values().stream()
                .flatMap(held -> held.quarantine.stream().map(aside -> new Found(held, aside)))
                .filter(found -> found.aside().id().equals(id))
                .findFirst();
    }

    @Override
    public Optional<QuarantineEntry> find(QuarantineId id) {
        synchronized (memory) {
            return look(id).map(found -> entry(found.held(), found.aside()));
        }
    }

    @Override
    public Optional<String> record(QuarantineId id) {
        synchronized (memory) {
            return look(id).flatMap(found -> found.aside().finding().record());
        }
    }

    @Override
    public void decide(QuarantineId id, Decision decision) {
        synchronized (memory) {
            look(id).ifPresent(found -> found.aside().decisions().add(decision));
        }
    }

    @Override
    public boolean replay(QuarantineId id, PostSnapshot post, Decision decision) {
        synchronized (memory) {
            return replay(id, decision, held -> fill(held, post));
        }
    }

    private static boolean fill(Held held, PostSnapshot post) {
        HeldPost known = held.posts.computeIfAbsent(post.id(), id -> new HeldPost());
        PostSnapshot kept = known.snapshots.get(post.provenance().observedAt());
        if (kept == null) {
            MemorySnapshots.write(held, post);
            return true;
        }
        PostSnapshot filled = Gaps.filled(kept, post);
        known.snapshots.put(kept.provenance().observedAt(), filled);
        return !filled.equals(kept);
    }

    @Override
    public boolean replay(
            QuarantineId id, Instant observedAt, Followers followers, Count postsTotal, Decision decision) {
        synchronized (memory) {
            return replay(id, decision, held -> fill(held, observedAt, followers, postsTotal));
        }
    }

    private boolean replay(QuarantineId id, Decision decision, Predicate<Held> fill) {
        decide(id, decision);
        Optional<Found> changed = look(id).filter(found -> fill.test(found.held()));
        changed.ifPresent(found -> memory.makeDue(found.held().account.id()));
        return changed.isPresent();
    }

    private static boolean fill(Held held, Instant observedAt, Followers followers, Count postsTotal) {
        AccountSnapshot kept = held.snapshots.get(observedAt);
        if (kept == null) {
            return false;
        }
        AccountSnapshot filled = Gaps.filled(kept, followers, postsTotal);
        held.snapshots.put(observedAt, filled);
        return !filled.equals(kept);
    }
}
