package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Account.HandlePeriod;
import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.Creator;
import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.metric.Money;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.CreatorStore.Change;
import dev.rapport.domain.store.CreatorStore.Saved;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * The rules of {@link CreatorStore#save}, for stores to share: which account an entry means, and what it changes. Works
 * on the creators and accounts that it was given and remembers which ones became different. For one thread.
 */
public final class CreatorRoster {
    private record Outside(Network network, String externalId) {}

    private record Named(Network network, Handle handle) {}

    private final Map<CreatorKey, Creator> creators = new HashMap<>();
    private final Map<AccountId, Account> accounts = new HashMap<>();
    private final Map<Outside, AccountId> byExternalId = new HashMap<>();
    private final Map<Named, AccountId> byHandle = new HashMap<>();
    private final Map<CreatorKey, Creator> changedCreators = new LinkedHashMap<>();
    private final Map<AccountId, Account> changedAccounts = new LinkedHashMap<>();
    private final Supplier<AccountId> ids;
    private final Instant now;

    /**
     * @param accounts at least every account that one of the entries may mean
     * @param ids makes ids of new accounts
     * @param now when the entries were made
     */
    public CreatorRoster(
            Collection<Creator> creators, Collection<Account> accounts, Supplier<AccountId> ids, Instant now) {
        this.ids = ids;
        this.now = now;
        creators.forEach(creator -> this.creators.put(creator.key(), creator));
        accounts.stream()
                .sorted(Comparator.comparing(CreatorRoster::namedSince))
                .forEach(this::index);
    }

    /** When the account took its present handle: of two that claim one, the later has it. */
    static Instant namedSince(Account account) {
        List<HandlePeriod> periods = account.handles();
        return periods.isEmpty() ? Instant.MIN : periods.get(periods.size() - 1).from();
    }

    private void index(Account account) {
        accounts.put(account.id(), account);
        account.externalId().ifPresent(id -> byExternalId.put(new Outside(account.network(), id), account.id()));
        account.handle().ifPresent(handle -> byHandle.put(new Named(account.network(), handle), account.id()));
    }

    /** Applies one entry, unless it is refused. */
    public Saved apply(CreatorEntry entry) {
        Optional<Account> found = find(entry);
        Optional<String> refusal = refusal(entry, found);
        if (refusal.isPresent()) {
            return new Saved(Change.REFUSED, refusal.get());
        }
        Creator known = creators.get(entry.creator());
        Creator creator = known == null ? created(entry) : updated(known, entry);
        if (!creator.equals(known)) {
            creators.put(creator.key(), creator);
            changedCreators.put(creator.key(), creator);
        }
        Account account = found.map(present -> updated(present, entry)).orElseGet(() -> created(entry, ids.get()));
        boolean isSame = found.filter(account::equals).isPresent();
        if (!isSame) {
            index(account);
            changedAccounts.put(account.id(), account);
        }
        if (found.isEmpty()) {
            return new Saved(Change.ADDED, "");
        }
        return new Saved(isSame && creator.equals(known) ? Change.UNCHANGED : Change.UPDATED, "");
    }

    private Optional<Account> find(CreatorEntry entry) {
        return entry.account()
                .externalId()
                .map(id -> byExternalId.get(new Outside(entry.network(), id)))
                .or(() -> entry.account().handle().map(handle -> byHandle.get(new Named(entry.network(), handle))))
                .map(accounts::get);
    }

    private Optional<String> refusal(CreatorEntry entry, Optional<Account> found) {
        if (entry.pricePerPost().filter(CreatorRoster::isTooLarge).isPresent()) {
            return Optional.of("a price has at most 15 digits before the decimal point");
        }
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Account account = found.get();
        String name = entry.network() + ":" + entry.account();
        if (!account.creator().equals(entry.creator())) {
            return Optional.of(name + " belongs to creator " + account.creator());
        }
        Optional<String> asked = entry.account().externalId();
        if (asked.isPresent()
                && account.externalId().filter(id -> !id.equals(asked.get())).isPresent()) {
            return Optional.of(name + " is not the id of "
                    + account.handle().map(Handle::toString).orElse("that account") + ", which is "
                    + account.externalId().get());
        }
        return Optional.empty();
    }

    private static boolean isTooLarge(Money price) {
        return price.amount().precision() - price.amount().scale() > 15;
    }

    private static Creator created(CreatorEntry entry) {
        return updated(
                new Creator(
                        entry.creator(),
                        Optional.empty(),
                        new TreeSet<>(),
                        Optional.empty(),
                        Optional.empty(),
                        new TreeSet<>(),
                        Optional.empty()),
                entry);
    }

    private static Creator updated(Creator known, CreatorEntry entry) {
        SortedSet<String> niches = union(known.niches(), entry.niches());
        return new Creator(
                known.key(),
                entry.name().or(known::name),
                new TreeSet<>(niches.stream()
                        .map(niche -> niche.toLowerCase(Locale.ROOT))
                        .toList()),
                entry.country().map(country -> country.toUpperCase(Locale.ROOT)).or(known::country),
                entry.city().or(known::city),
                union(known.tags(), entry.tags()),
                entry.notes().or(known::notes));
    }

    private static SortedSet<String> union(Set<String> known, Set<String> added) {
        SortedSet<String> all = new TreeSet<>(known);
        added.stream().map(String::strip).filter(word -> !word.isEmpty()).forEach(all::add);
        return all;
    }

    private Account created(CreatorEntry entry, AccountId id) {
        Optional<Handle> handle = entry.account().handle();
        return new Account(
                id,
                entry.creator(),
                entry.network(),
                entry.account().externalId(),
                handle,
                entered(handle),
                new AccountState(AccountState.Kind.NEVER_READ, now, ""),
                entry.pricePerPost().map(CreatorRoster::stored));
    }

    private List<HandlePeriod> entered(Optional<Handle> handle) {
        return handle.stream()
                .map(name -> new HandlePeriod(name, now, Optional.empty()))
                .toList();
    }

    private Account updated(Account known, CreatorEntry entry) {
        boolean learnsHandle = known.handle().isEmpty();
        return new Account(
                known.id(),
                known.creator(),
                known.network(),
                known.externalId().or(entry.account()::externalId),
                known.handle().or(entry.account()::handle),
                learnsHandle ? entered(entry.account().handle()) : known.handles(),
                known.state(),
                entry.pricePerPost()
                        .map(CreatorRoster::stored)
                        .filter(price -> known.pricePerPost()
                                .filter(before -> isSame(before, price))
                                .isEmpty())
                        .or(known::pricePerPost));
    }

    private static Money stored(Money price) {
        return price.amount().scale() <= 4
                ? price
                : new Money(price.amount().setScale(4, RoundingMode.HALF_UP), price.currency());
    }

    private static boolean isSame(Money one, Money other) {
        return one.currency().equals(other.currency()) && one.amount().compareTo(other.amount()) == 0;
    }

    /** Creators that are new or became different, as they are now. */
    public Collection<Creator> changedCreators() {
        return changedCreators.values();
    }

    /** Accounts that are new or became different, as they are now. */
    public Collection<Account> changedAccounts() {
        return changedAccounts.values();
    }
}
