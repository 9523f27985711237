package dev.rapport.domain.sync;

import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.AccountToRead;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.ReadRequest;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.DueAccount;
import dev.rapport.domain.store.SnapshotStore;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Walks one network's due accounts batch by batch, the longest unread first. */
final class DueAccounts implements Iterator<List<DueAccount>> {
    private final SnapshotStore store;
    private final AccountFilter filter;
    private final Instant readBefore;
    private final SyncPolicy policy;
    private Optional<DuePosition> position = Optional.empty();
    private List<DueAccount> next;

    DueAccounts(SnapshotStore store, Network network, SyncRequest request, SyncPolicy policy, Instant now) {
        this.store = store;
        this.filter = filter(network, request);
        this.readBefore = readBefore(request, policy, now);
        this.policy = policy;
        this.next = load();
    }

    static AccountFilter filter(Network network, SyncRequest request) {
        AccountFilter asked = request.accounts();
        return new AccountFilter(
                Set.of(network), asked.creator(), asked.niche(), asked.country(), asked.city(), asked.tag());
    }

    static Instant readBefore(SyncRequest request, SyncPolicy policy, Instant now) {
        return request.full() ? now : now.minus(policy.freshFor());
    }

    private List<DueAccount> load() {
        return store.due(filter, readBefore, policy.posts(), position, policy.batchSize());
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
        List<DueAccount> batch = next;
        DueAccount last = batch.get(batch.size() - 1);
        position = Optional.of(new DuePosition(last.readAt(), last.account().id()));
        next = batch.size() < policy.batchSize() ? List.of() : load();
        return batch;
    }

    static ReadRequest request(List<DueAccount> batch, SyncPolicy policy, boolean full) {
        return new ReadRequest(batch.stream().map(due -> toRead(due, policy)).toList(), policy.posts(), full);
    }

    private static AccountToRead toRead(DueAccount due, SyncPolicy policy) {
        return new AccountToRead(
                due.account().id(),
                new AccountReference(due.account().handle(), due.account().externalId()),
                due.readAt(),
                due.listedAt(),
                due.current()
                        .map(AccountSnapshot::postsTotal)
                        .map(count -> count.value())
                        .orElse(OptionalLong.empty()),
                due.posts(),
                policy.keepTexts().contains(due.account().network()));
    }
}
