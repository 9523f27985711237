package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.store.Memory.Held;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Creators and their accounts, written and read. */
final class MemoryCreators implements CreatorStore, CreatorQueries {
    private final Memory memory;
    private final Clock clock;

    MemoryCreators(Memory memory, Clock clock) {
        this.memory = memory;
        this.clock = clock;
    }

    @Override
    public List<Saved> save(List<CreatorEntry> entries, boolean dryRun) {
        synchronized (memory) {
            CreatorRoster roster = new CreatorRoster(
                    memory.creators.values(),
                    memory.accounts.values().stream().map(held -> held.account).toList(),
                    memory::nextId,
                    clock.instant());
            List<Saved> saved = entries.stream().map(roster::apply).toList();
            if (!dryRun) {
                keep(roster.changedCreators(), roster.changedAccounts());
            }
            return saved;
        }
    }

    private void keep(Collection<Creator> creators, Collection<Account> accounts) {
        creators.forEach(creator -> memory.creators.put(creator.key(), creator));
        for (Account account : accounts) {
            memory.keep(account);
            memory.makeDue(account.id());
        }
        Set<CreatorKey> changed = creators.stream().map(Creator::key).collect(Collectors.toSet());
        memory.accounts.values().stream()
                .map(held -> held.account)
                .filter(account -> changed.contains(account.creator()))
                .forEach(account -> memory.makeDue(account.id()));
    }

    @Override
    public List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit) {
        synchronized (memory) {
            return memory.matching(filter)
                    .filter(held -> after.filter(id -> held.account.id().compareTo(id) <= 0)
                            .isEmpty())
                    .limit(limit)
                    .map(held -> memory.view(held, detail))
                    .toList();
        }
    }

    @Override
    public List<AccountView> creator(CreatorReference reference, Detail detail) {
        synchronized (memory) {
            Optional<String> key = reference.network().isEmpty()
                    ? Optional.of(reference.name())
                    : named(reference).map(held -> held.account.creator().value());
            return key.stream()
                    .flatMap(name -> memory.accounts.values().stream()
                            .filter(held -> held.account.creator().value().equals(name)))
                    .map(held -> memory.view(held, detail))
                    .toList();
        }
    }

    private Optional<Held> named(CreatorReference reference) {
        List<Held> accounts = memory.accounts.values().stream()
                .filter(held -> reference
                        .network()
                        .filter(held.account.network()::equals)
                        .isPresent())
                .toList();
        return accounts.stream()
                .filter(held -> held.account
                        .externalId()
                        .filter(reference.name()::equals)
                        .isPresent())
                .findFirst()
                .or(() -> handle(reference.name()).flatMap(handle -> called(accounts, handle)));
    }

    private static Optional<Handle> handle(String name) {
        try {
            return Optional.of(new Handle(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The account of that handle, else the one that had it last. */
    private static Optional<Held> called(List<Held> accounts, Handle handle) {
        return accounts.stream()
                .filter(held -> held.account.handle().filter(handle::equals).isPresent())
                .max(Comparator.comparing(held -> CreatorRoster.namedSince(held.account)))
                .or(() -> accounts.stream()
                        .filter(held -> held.account.handles().stream()
                                .anyMatch(period -> period.handle().equals(handle)))
                        .max(Comparator.comparing(held -> CreatorRoster.namedSince(held.account))));
    }

    @Override
    public long countAccounts(AccountFilter filter) {
        synchronized (memory) {
            return memory.matching(filter).count();
        }
    }
}
