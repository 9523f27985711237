package dev.rapport.domain.store;

import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.ByHandRoster.Key;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.FactExport.AccountRow;
import dev.rapport.domain.store.FactExport.PostSnapshotRow;
import dev.rapport.domain.store.Memory.Held;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Readings by hand, beside what was read of each account. */
final class MemoryByHand implements ReadingsByHand {
    private final Memory memory;

    MemoryByHand(Memory memory) {
        this.memory = memory;
    }

    @Override
    public List<Saved> save(List<Entry> entries, boolean dryRun) {
        synchronized (memory) {
            Map<Key, AccountSnapshot> audiences = new HashMap<>();
            Map<Key, PostSnapshot> posts = new HashMap<>();
            memory.accounts.values().forEach(held -> {
                audiences.putAll(held.audiencesByHand);
                posts.putAll(held.postsByHand);
            });
            ByHandRoster roster = new ByHandRoster(
                    memory.accounts.values().stream().map(held -> held.account).toList(), audiences, posts);
            List<Saved> saved = entries.stream().map(roster::apply).toList();
            if (!dryRun) {
                roster.changedAudiences()
                        .forEach((key, reading) -> held(key).audiencesByHand.put(key, reading));
                roster.changedPosts()
                        .forEach((key, post) -> held(key).postsByHand.put(key, post));
            }
            return saved;
        }
    }

    private Held held(Key key) {
        return Optional.ofNullable(memory.accounts.get(key.account())).orElseThrow();
    }

    @Override
    public Map<AccountId, ByHand> of(Collection<AccountId> accounts, Set<Source> sources, Optional<Instant> asOf) {
        Predicate<Provenance> asked = from -> sources.contains(from.source())
                && asOf.filter(from.observedAt()::isAfter).isEmpty();
        Map<AccountId, ByHand> found = new HashMap<>();
        synchronized (memory) {
            for (AccountId account : accounts) {
                Held held = memory.accounts.get(account);
                if (held != null) {
                    ByHand byHand = new ByHand(
                            held.audiencesByHand.values().stream()
                                    .filter(reading -> asked.test(reading.provenance()))
                                    .toList(),
                            held.postsByHand.values().stream()
                                    .filter(post -> asked.test(post.provenance()))
                                    .toList());
                    if (!byHand.equals(ByHand.NONE)) {
                        found.put(account, byHand);
                    }
                }
            }
        }
        return found;
    }

    @Override
    public void audiences(Consumer<AccountRow> row) {
        List<AccountRow> rows = new ArrayList<>();
        synchronized (memory) {
            memory.accounts
                    .values()
                    .forEach(held -> held.audiencesByHand
                            .values()
                            .forEach(reading -> rows.add(new AccountRow(
                                    held.account.id(),
                                    held.account.network(),
                                    held.account.creator().value(),
                                    reading))));
        }
        rows.forEach(row);
    }

    @Override
    public void posts(Consumer<PostSnapshotRow> row) {
        List<PostSnapshotRow> rows = new ArrayList<>();
        synchronized (memory) {
            memory.accounts
                    .values()
                    .forEach(held -> held.postsByHand
                            .values()
                            .forEach(post ->
                                    rows.add(new PostSnapshotRow(held.account.id(), held.account.network(), post))));
        }
        rows.forEach(row);
    }
}
