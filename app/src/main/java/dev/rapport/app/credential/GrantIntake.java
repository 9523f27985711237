package dev.rapport.app.credential;

import dev.rapport.app.cli.CommandException;
import dev.rapport.app.cli.Session;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.NetworkAdapterProvider;
import java.util.List;
import java.util.Optional;

/** Takes a creator's grant in: finds the account that it is about and stores it encrypted. */
public final class GrantIntake {
    private final Session session;

    public GrantIntake(Session session) {
        this.session = session;
    }

    /**
     * Stores the grant in a network's token answer, received now.
     *
     * @param creator as users name one; {@code network:handle} tells apart several accounts of one creator
     * @throws CommandException if the answer is none, or no account of the creator is the one it is about
     */
    public Grant take(NetworkAdapterProvider provider, String creator, String tokenAnswer) {
        Grant grant = grant(provider, tokenAnswer);
        Account account = account(CreatorAccounts.of(session, creator, provider), creator, grant);
        session.component().grants().put(account.id(), grant);
        return grant;
    }

    private Grant grant(NetworkAdapterProvider provider, String tokenAnswer) {
        try {
            return provider.grant(tokenAnswer, session.clock().instant())
                    .orElseThrow(() -> CommandException.usage(
                            provider.displayName() + " is read without creators' grants; there is nothing to add."));
        } catch (IllegalArgumentException e) {
            throw CommandException.usage("--file: " + e.getMessage());
        }
    }

    private static Account account(List<Account> accounts, String creator, Grant grant) {
        Optional<Account> known = accounts.stream()
                .filter(account ->
                        account.externalId().filter(grant.externalId()::equals).isPresent())
                .findFirst();
        if (known.isPresent()) {
            return known.get();
        }
        List<Account> open = accounts.stream().filter(GrantIntake::hasNoIdYet).toList();
        if (open.isEmpty()) {
            throw CommandException.usage(
                    "The grant is of another account than the creator's on this network; nothing was stored.");
        }
        return open.stream()
                .filter(account -> open.size() == 1 || isNamed(account, creator))
                .findFirst()
                .orElseThrow(() -> CommandException.usage("--creator: " + creator + " has " + open.size()
                        + " accounts there; expected the one who granted it, such as "
                        + open.get(0).network() + ":"
                        + open.get(0).handle().map(handle -> handle.value()).orElse("handle")));
    }

    /** An id that is the handle itself comes from a route that knows no other; the grant's own id is compared at its first use. */
    private static boolean hasNoIdYet(Account account) {
        return account.externalId()
                .filter(id -> account.handle()
                        .filter(handle -> handle.value().equalsIgnoreCase(id))
                        .isEmpty())
                .isEmpty();
    }

    private static boolean isNamed(Account account, String creator) {
        CreatorReference reference = CreatorReference.parse(creator);
        return reference.network().filter(account.network()::equals).isPresent()
                && account.handle().equals(Optional.of(new Handle(reference.name())));
    }
}
