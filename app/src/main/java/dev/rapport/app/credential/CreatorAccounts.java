package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.app.wording.NamedCreator;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.store.AccountView;
import java.util.List;
import java.util.Optional;

/** Finds the accounts that credentials are about. */
final class CreatorAccounts {
    private CreatorAccounts() {}

    /** @throws CommandException if there is no such network */
    static NetworkAdapterProvider provider(Session session, String network) {
        try {
            return session.providers().named(network);
        } catch (IllegalArgumentException e) {
            throw CommandException.usage(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The accounts of a creator on a network, at least one.
     *
     * @throws CommandException if there is no such creator, or none of its accounts is there
     */
    static List<Account> of(Session session, String creator, NetworkAdapterProvider provider) {
        List<Account> accounts = NamedCreator.option("--creator", creator)
                .accounts(session.store().queries())
                .stream()
                .map(AccountView::account)
                .filter(account -> account.network().equals(provider.network()))
                .toList();
        if (accounts.isEmpty()) {
            throw CommandException.notFound("The creator \"" + creator + "\" has no account on " + provider.network()
                    + " in this store; import it first.");
        }
        return accounts;
    }

    static Optional<Account> byId(Session session, AccountId id) {
        return session.component().connections().account(id);
    }
}
