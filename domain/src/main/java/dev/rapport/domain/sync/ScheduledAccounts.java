package dev.rapport.domain.sync;

import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.BatchStore;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Walks one network's accounts that are due by what they are for, the most wanted first, in the pages in which they will be
 * read.
 */
final class ScheduledAccounts implements Iterator<List<DueAccount>> {
    private final BatchStore store;
    private final Network network;
    private final DueRule rule;
    private final SyncPolicy policy;
    private final Deque<Purpose> purposes = new ArrayDeque<>(List.of(Purpose.values()));
    private Optional<DuePosition> position = Optional.empty();
    private List<DueAccount> next;

    ScheduledAccounts(BatchStore store, Network network, DueRule rule, SyncPolicy policy) {
        this.store = store;
        this.network = network;
        this.rule = rule;
        this.policy = policy;
        this.next = load();
    }

    private List<DueAccount> load() {
        while (!purposes.isEmpty()) {
            List<DueAccount> page =
                    store.due(network, purposes.getFirst(), rule, policy.posts(), position, policy.batchSize());
            if (!page.isEmpty()) {
                DueAccount last = page.get(page.size() - 1);
                position = Optional.of(
                        new DuePosition(last.readAt(), last.account().id()));
                return page;
            }
            purposes.removeFirst();
            position = Optional.empty();
        }
        return List.of();
    }

    @Override
    public boolean hasNext() {
        return !next.isEmpty();
    }

    @Override
    public List<DueAccount> next() {
        if (next.isEmpty()) {
            throw new NoSuchElementException("no account is due any more");
        }
        List<DueAccount> page = next.subList(0, Math.min(LeasedWork.PAGE, next.size()));
        next = page.size() < next.size() ? next.subList(page.size(), next.size()) : load();
        return page;
    }
}
