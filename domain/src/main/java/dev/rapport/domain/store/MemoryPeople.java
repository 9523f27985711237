package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.retention.Act;
import dev.rapport.domain.retention.DataKind;
import dev.rapport.domain.retention.PersonStore;
import dev.rapport.domain.retention.Reason;
import dev.rapport.domain.retention.Removals;
import dev.rapport.domain.store.Memory.Held;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is held about a person, handed out or deleted; a whole account at a time. */
final class MemoryPeople implements PersonStore {
    private final Memory memory;
    private final MemoryGrants grants;
    private final MemoryConsents consents;

    MemoryPeople(Memory memory, MemoryGrants grants, MemoryConsents consents) {
        this.memory = memory;
        this.grants = grants;
        this.consents = consents;
    }

    @Override
    public List<AccountNames> names(Optional<AccountId> after, int limit) {
        synchronized (memory) {
            return memory.accounts.values().stream()
                    .map(held -> held.account)
                    .filter(account ->
                            after.filter(id -> account.id().compareTo(id) <= 0).isEmpty())
                    .limit(limit)
                    .map(MemoryPeople::names)
                    .toList();
        }
    }

    private static AccountNames names(Account account) {
        return new AccountNames(
                account.id(), account.creator(), account.network(), account.externalId(), account.handle());
    }

    @Override
    public List<AccountNames> namesOf(CreatorKey creator) {
        synchronized (memory) {
            return accounts(creator).stream().map(held -> names(held.account)).toList();
        }
    }

    private List<Held> accounts(CreatorKey creator) {
        return memory.accounts.values().stream()
                .filter(held -> held.account.creator().equals(creator))
                .toList();
    }

    @Override
    public List<HeldRow> held(CreatorKey key) {
        synchronized (memory) {
            @Nullable Creator creator = memory.creators.get(key);
            if (creator == null) {
                return List.of();
            }
            HeldRows rows = new HeldRows();
            rows.creator(creator);
            for (Held held : accounts(key)) {
                rows.account(held);
                grants.find(held.account.id()).ifPresent(rows::grant);
                memory.outcomes.forEach((place, record) -> {
                    if (place.account().equals(held.account.id())) {
                        rows.outcome(place.run(), record);
                    }
                });
            }
            return rows.all().stream()
                    .sorted(Comparator.comparing(HeldRow::kind))
                    .toList();
        }
    }

    @Override
    public Step forget(Act act, CreatorKey key, int rows) {
        synchronized (memory) {
            Removals removed = new Removals();
            List<Held> accounts = accounts(key);
            if (!accounts.isEmpty()) {
                Held held = accounts.get(0);
                AccountId id = held.account.id();
                HeldRows about = new HeldRows();
                about.account(held);
                grants.find(id).ifPresent(about::grant);
                long outcomes = memory.outcomes.keySet().stream()
                        .filter(place -> place.account().equals(id))
                        .count();
                about.all().forEach(row -> removed.add(Reason.FORGET, row.kind(), 1));
                removed.add(Reason.FORGET, DataKind.OUTCOMES, outcomes);
                memory.outcomes.keySet().removeIf(place -> place.account().equals(id));
                memory.remove(held);
                Object ignored = grants.remove(id);
                consents.remove(id);
                MemoryDeletions.log(memory, act, Optional.of(held.account.network()), removed);
                return new Step(removed, true);
            }
            @Nullable Creator creator = memory.creators.remove(key);
            if (creator != null) {
                HeldRows about = new HeldRows();
                about.creator(creator);
                about.all().forEach(row -> removed.add(Reason.FORGET, row.kind(), 1));
                MemoryDeletions.log(memory, act, Optional.empty(), removed);
            }
            return new Step(removed, false);
        }
    }
}
