package dev.rapport.testkit.store;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountRecord;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.store.CreatorStore.Saved;
import dev.rapport.domain.store.Store;
import dev.rapport.testkit.SettableClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the parts of the contract share: short ways to write and to look. */
abstract class StorePart {
    static final Detail ALL = new Detail(100, 100, Optional.empty());
    static final String RUN = "run-1";

    private final StoreContract contract;

    StorePart(StoreContract contract) {
        this.contract = contract;
    }

    final Store store() {
        return contract.store();
    }

    final Store anotherDoor() {
        return contract.anotherDoor();
    }

    final SettableClock clock() {
        return contract.clock;
    }

    static Instant at(String time) {
        return Instant.parse(time);
    }

    final Saved save(Entry entry) {
        return store().creators().save(List.of(entry.entry()), false).get(0);
    }

    /** Saves a creator with one account and tells the account's id. */
    final AccountId account(String creator, Network network, String handle) {
        save(Entry.of(creator, network).handle(handle));
        return view(network + ":" + handle).account().id();
    }

    final AccountId account(String creator) {
        return account(creator, Network.YOUTUBE, creator);
    }

    final List<AccountView> views(String reference) {
        return store().queries().creator(CreatorReference.parse(reference), ALL);
    }

    /** The one account that the reference names. */
    final AccountView view(String reference) {
        String name = reference.substring(reference.indexOf(':') + 1);
        List<AccountView> views = views(reference);
        return views.size() == 1
                ? views.get(0)
                : views.stream()
                        .filter(view -> view.account()
                                .handle()
                                .filter(handle -> handle.value().equals(name))
                                .isPresent())
                        .findFirst()
                        .orElseThrow();
    }

    final AccountView view(AccountId account) {
        return view(account, ALL);
    }

    final AccountView view(AccountId account, Detail detail) {
        return store().queries().accounts(AccountFilter.ALL, detail, Optional.empty(), 1000).stream()
                .filter(view -> view.account().id().equals(account))
                .findFirst()
                .orElseThrow();
    }

    final List<AccountRecord> append(Told... told) {
        return append(RUN, told);
    }

    final List<AccountRecord> append(String run, Told... told) {
        return store().snapshots()
                .append(run, List.of(told).stream().map(Told::record).toList());
    }

    static AccountFilter filter(
            Optional<String> niche, Optional<String> country, Optional<String> city, Optional<String> tag) {
        return new AccountFilter(Set.of(), Optional.empty(), niche, country, city, tag);
    }
}
