package dev.rapport.app.consent;

import dev.rapport.app.config.ConfigurationException;
import dev.rapport.app.consent.Invitations.Asked;
import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.ConsentFlow;
import dev.rapport.domain.network.ConsentFlow.Asking;
import dev.rapport.domain.network.ConsentFlow.Consented;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import dev.rapport.domain.sync.CallsApart;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A creator's way from the link to the stored grant. Only the account that was meant is connected; whatever else agrees is
 * refused, and nothing of it is kept. Safe for use by many threads and processes.
 */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);
    private static final Detail BARE = new Detail(0, 0, Optional.empty());
    /** How long a creator may take on the network's page. */
    private static final Duration ASKING = Duration.ofMinutes(15);

    private final CreatorQueries queries;
    private final Invitations invitations;
    private final EncryptedGrants grants;
    private final Function<Network, Optional<NetworkAdapterProvider>> providers;
    private final Function<NetworkAdapterProvider, NetworkAdapterProvider.Context> contexts;
    private final CallsApart calls;

    public Connections(
            CreatorQueries queries,
            Invitations invitations,
            EncryptedGrants grants,
            Function<Network, Optional<NetworkAdapterProvider>> providers,
            Function<NetworkAdapterProvider, NetworkAdapterProvider.Context> contexts,
            CallsApart calls) {
        this.queries = queries;
        this.invitations = invitations;
        this.grants = grants;
        this.providers = providers;
        this.contexts = contexts;
        this.calls = calls;
    }

    /**
     * What a creator is invited to.
     *
     * @param origin of the network's page that asks
     */
    public record Invited(String network, String account, Set<String> scopes, String origin) {}

    /** What came of it, told to the creator. */
    public sealed interface Outcome {}

    /** @param missing scopes that were asked for and not granted */
    public record Connected(String network, String account, Set<String> missing) implements Outcome {}

    /** @param reason in whole sentences, for the creator */
    public record NotConnected(String reason) implements Outcome {}

    /** Empty if the link works no more. */
    public Optional<Invited> invited(String link) {
        return meant(link)
                .flatMap(account -> flow(
                        account,
                        flow -> new Invited(
                                name(account), words(account), new TreeSet<>(flow.scopes()), origin(flow, account))));
    }

    /** Where to send a creator who opened the link and wants to go on; empty if it works no more. */
    public Optional<URI> ask(String link) {
        return meant(link)
                .flatMap(account -> flow(account, flow -> {
                    String verifier = RandomToken.make().text();
                    String state =
                            invitations.ask(account.id(), verifier, ASKING).text();
                    return flow.authorizeUrl(new Asking(state, callback(account), verifier));
                }));
    }

    /**
     * Takes the network's answer, which comes with the creator's browser.
     *
     * @param network as the address names it
     * @param error the network's word for why there is no code; empty if there is one
     */
    public Outcome answer(String network, String state, Optional<String> code, Optional<String> error) {
        Optional<Asked> asked = invitations.answered(state);
        Optional<Account> account = asked.flatMap(each -> account(each.account()))
                .filter(each -> each.network().id().equals(network));
        if (asked.isEmpty() || account.isEmpty()) {
            return new NotConnected(
                    "This answer came too late, or was used already. Open the link that you were sent" + " once more.");
        }
        if (error.isPresent() || code.isEmpty()) {
            told(LOG.atInfo(), account.get()).log("the creator did not connect the account");
            return new NotConnected(
                    error.filter("access_denied"::equals).isPresent()
                            ? "You did not agree, so nothing was connected and nothing is kept. The link that you were sent"
                                    + " goes on working, in case you change your mind."
                            : name(account.get())
                                    + " did not let you through. Open the link that you were sent once more.");
        }
        return flow(account.get(), flow -> connect(account.get(), asked.get(), code.get(), flow))
                .orElseGet(() -> new NotConnected(name(account.get()) + " is not connected here any more."));
    }

    private Outcome connect(Account account, Asked asked, String code, ConsentFlow flow) {
        Consented consented;
        try {
            consented =
                    flow.exchange(code, new Asking("", callback(account), asked.verifier()), context(account, flow));
        } catch (NetworkException e) {
            told(LOG.atWarn(), account)
                    .log("connecting failed, {}: {}", e.kind().code(), e.getMessage());
            return new NotConnected(
                    name(account) + " could not be asked just now. Open the link that you were sent once"
                            + " more, in a few minutes.");
        }
        boolean isMeant = flow.isMeant(new AccountReference(account.handle(), account.externalId()), consented);
        if (!isMeant || isTaken(account, consented)) {
            told(LOG.atWarn(), account).log("identity-conflict: another account agreed; nothing was stored");
            return new NotConnected(other(account, consented));
        }
        grants.put(account.id(), consented.grant());
        invitations.close(account.id());
        told(LOG.atInfo(), account).log("the creator connected the account");
        Set<String> missing = new TreeSet<>(flow.scopes());
        missing.removeAll(consented.grant().scopes());
        return new Connected(name(account), words(account), missing);
    }

    /** How a consent ended. */
    public enum Ended {
        /** None was stored. */
        NONE,
        /** Here, and at the network too. */
        EVERYWHERE,
        /** Here alone: the network offers no way, or could not be asked. The creator can end it there. */
        HERE
    }

    /** Removes an account's grant and asks the network to honour it no longer. */
    public Ended end(Account account) {
        Optional<Grant> grant;
        try {
            grant = grants.find(account.id());
        } catch (ConfigurationException e) {
            told(LOG.atWarn(), account).log("the network is not told, since no key opens the grant");
            grant = Optional.empty();
        }
        if (!grants.remove(account.id())) {
            return Ended.NONE;
        }
        boolean everywhere = grant.flatMap(each -> flow(account, flow -> revoke(account, each, flow)))
                .orElse(false);
        return everywhere ? Ended.EVERYWHERE : Ended.HERE;
    }

    private boolean revoke(Account account, Grant grant, ConsentFlow flow) {
        try {
            return flow.revoke(grant, context(account, flow));
        } catch (NetworkException e) {
            told(LOG.atWarn(), account)
                    .log("the network was not told, {}: {}", e.kind().code(), e.getMessage());
            return false;
        }
    }

    private ReadContext context(Account account, ConsentFlow flow) {
        NetworkAdapterProvider provider = providers.apply(account.network()).orElseThrow();
        return calls.context(
                account.network(),
                flow.quotaOwner(),
                provider.capabilities(contexts.apply(provider).settings()).buckets());
    }

    /** Whether somebody else here is that account. */
    private boolean isTaken(Account account, Consented consented) {
        return queries
                .creator(
                        new CreatorReference(
                                Optional.of(account.network()),
                                consented.grant().externalId()),
                        BARE)
                .stream()
                .map(AccountView::account)
                .anyMatch(each -> each.network().equals(account.network())
                        && each.externalId()
                                .equals(Optional.of(consented.grant().externalId()))
                        && !each.id().equals(account.id()));
    }

    private String other(Account account, Consented consented) {
        String agreed = consented
                .handle()
                .map(handle -> "You agreed as " + handle + ", and the link is for " + words(account) + ".")
                .orElse(
                        "It cannot be seen with which account you agreed, because your profile was not shared; the link is"
                                + " for " + words(account) + ".");
        return agreed + " Nothing was connected or kept. Sign in to " + name(account)
                + " with that account and open the link once more.";
    }

    private URI callback(Account account) {
        return invitations.callback(account.network().id());
    }

    private static String origin(ConsentFlow flow, Account account) {
        URI page = flow.authorizeUrl(new Asking("", URI.create("https://localhost/" + account.network()), ""));
        return page.getScheme() + "://" + page.getRawAuthority();
    }

    private <T> Optional<T> flow(Account account, Function<ConsentFlow, T> use) {
        Optional<ConsentFlow> flow =
                providers.apply(account.network()).flatMap(provider -> provider.consent(contexts.apply(provider)));
        return flow.map(open -> {
            try (open) {
                return use.apply(open);
            }
        });
    }

    private Optional<Account> meant(String link) {
        return invitations.account(link).flatMap(this::account);
    }

    /** By its id. */
    public Optional<Account> account(AccountId id) {
        return queries.accounts(AccountFilter.ALL, BARE, Optional.of(new AccountId(id.value() - 1)), 1).stream()
                .map(AccountView::account)
                .filter(account -> account.id().equals(id))
                .findFirst();
    }

    private String name(Account account) {
        return providers
                .apply(account.network())
                .map(NetworkAdapterProvider::displayName)
                .orElse(account.network().id());
    }

    private static LoggingEventBuilder told(LoggingEventBuilder line, Account account) {
        return line.addKeyValue("network", account.network().id())
                .addKeyValue("account", account.id().value());
    }

    private static String words(Account account) {
        return account.handle().map(Handle::toString).or(account::externalId).orElse("your account");
    }
}
