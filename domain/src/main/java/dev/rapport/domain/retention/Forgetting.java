package dev.rapport.domain.retention;

import dev.rapport.domain.creator.CreatorEntry;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.retention.PersonStore.AccountNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Forgets people and keeps them forgotten. Their names are buried in the store and outside of it before anything is
 * deleted, so that a deletion that was cut off is finished later and an older backup does not bring them back. For one
 * thread.
 */
public final class Forgetting {
    private static final int ROWS = 2_000;
    private static final int PAGE = 1_000;

    private final PersonStore people;
    private final TombstoneKeeper store;
    private final TombstoneKeeper outside;
    private final Clock clock;
    private final Supplier<String> actIds;

    /**
     * @param outside keeps the same tombstones where a backup of the store does not reach
     * @param actIds makes ids of acts that grow with time
     */
    public Forgetting(
            PersonStore people, TombstoneKeeper store, TombstoneKeeper outside, Clock clock, Supplier<String> actIds) {
        this.people = people;
        this.store = store;
        this.outside = outside;
        this.clock = clock;
        this.actIds = actIds;
    }

    /** Deletes a creator and all that is held about them. Nothing is removed if there is no such creator. */
    public Removals forget(CreatorKey creator, String actor) {
        List<AccountNames> accounts = people.namesOf(creator);
        if (accounts.isEmpty()) {
            return new Removals();
        }
        Set<String> names = accounts.stream().flatMap(Forgetting::namesOf).collect(Collectors.toSet());
        keep(tombstones().set(names, clock.instant()));
        return delete(creator, actor);
    }

    private Removals delete(CreatorKey creator, String actor) {
        Act act = new Act(actIds.get(), clock.instant(), actor);
        Removals removed = new Removals();
        PersonStore.Step step;
        do {
            step = people.forget(act, creator, ROWS);
            removed.add(step.removed());
        } while (step.more());
        return removed;
    }

    /**
     * Lays the tombstones of both keepers together, and deletes whom the store held although only the other knew that they
     * are forgotten: it was restored from an older backup, or another machine's file came here.
     */
    public Removals meet(String actor) {
        List<Tombstone> inside = store.tombstones();
        List<Tombstone> beside = outside.tombstones();
        Tombstones all = new Tombstones(concat(inside, beside));
        Removals removed = new Removals();
        if (all.exceed(inside)) {
            store.keep(all.all());
            removed.add(sweep(actor));
        }
        if (all.exceed(beside)) {
            outside.keep(all.all());
        }
        return removed;
    }

    /**
     * Deletes everybody who is forgotten and in the store all the same. Handles are taken over by others, so an account
     * whose id is known is told by its id and by its creator's key alone.
     */
    public Removals sweep(String actor) {
        Removals removed = new Removals();
        Tombstones tombstones = tombstones();
        if (tombstones.isEmpty()) {
            return removed;
        }
        Set<CreatorKey> back = new LinkedHashSet<>();
        Optional<AccountId> after = Optional.empty();
        List<AccountNames> page;
        do {
            page = people.names(after, PAGE);
            for (AccountNames account : page) {
                if (certainNamesOf(account).anyMatch(name -> tombstones.of(name).isPresent())) {
                    back.add(account.creator());
                }
                after = Optional.of(account.account());
            }
        } while (page.size() == PAGE);
        back.forEach(creator -> removed.add(delete(creator, actor)));
        return removed;
    }

    /** Whom the entry names may be taken in again, under every name that was theirs. */
    public void allowAgain(CreatorEntry entry) {
        keep(tombstones().lifted(entry, clock.instant()));
    }

    /** Everybody who is forgotten, as known now. */
    public Tombstones tombstones() {
        return new Tombstones(concat(store.tombstones(), outside.tombstones()));
    }

    private void keep(List<Tombstone> tombstones) {
        outside.keep(tombstones);
        store.keep(tombstones);
    }

    private static List<Tombstone> concat(List<Tombstone> one, List<Tombstone> other) {
        List<Tombstone> all = new ArrayList<>(one);
        all.addAll(other);
        return all;
    }

    private static Stream<String> namesOf(AccountNames account) {
        return Stream.concat(
                certainNamesOf(account),
                account.handle().stream().map(handle -> Tombstones.name(account.network(), handle)));
    }

    private static Stream<String> certainNamesOf(AccountNames account) {
        Optional<String> told = account.externalId()
                .map(id -> Tombstones.name(account.network(), id))
                .or(() -> account.handle().map(handle -> Tombstones.name(account.network(), handle)));
        return Stream.concat(Stream.of(Tombstones.name(account.creator())), told.stream());
    }
}
