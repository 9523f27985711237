package dev.rapport.app.doctor;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the store's accounts come to, in one walk. */
final class KnownAccounts {
    private static final int PAGE = 1000;
    private static final Detail BARE = new Detail(0, 0, Optional.empty());

    private final Map<Network, Share> shares = new TreeMap<>();
    private Optional<Instant> newest = Optional.empty();

    /**
     * One network's accounts.
     *
     * @param connected those whose creator's grant is stored and was not withdrawn
     * @param sample one to ask the network about, a connected one if there is one
     */
    record Share(long accounts, long connected, Optional<Account> sample) {
        private static final Share NONE = new Share(0, 0, Optional.empty());

        private Share with(Account account, boolean isConnected) {
            boolean isFirst = isConnected ? connected == 0 : accounts == 0;
            return new Share(accounts + 1, connected + (isConnected ? 1 : 0), isFirst ? Optional.of(account) : sample);
        }
    }

    static KnownAccounts of(CreatorQueries queries, Set<AccountId> granted) {
        KnownAccounts known = new KnownAccounts();
        Optional<AccountId> after = Optional.empty();
        List<AccountView> page;
        do {
            page = queries.accounts(AccountFilter.ALL, BARE, after, PAGE);
            page.forEach(view -> known.add(view, granted));
            after = page.isEmpty()
                    ? after
                    : Optional.of(page.get(page.size() - 1).account().id());
        } while (page.size() == PAGE);
        return known;
    }

    private void add(AccountView view, Set<AccountId> granted) {
        Account account = view.account();
        shares.put(account.network(), of(account.network()).with(account, granted.contains(account.id())));
        view.current()
                .map(reading -> reading.provenance().observedAt())
                .filter(at -> newest.filter(at::isBefore).isEmpty())
                .ifPresent(at -> newest = Optional.of(at));
    }

    Share of(Network network) {
        return shares.getOrDefault(network, Share.NONE);
    }

    long total() {
        return shares.values().stream().mapToLong(Share::accounts).sum();
    }

    /** When the newest reading was taken; empty before the first. */
    Optional<Instant> newest() {
        return newest;
    }
}
