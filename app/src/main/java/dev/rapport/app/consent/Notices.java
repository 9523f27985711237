package dev.rapport.app.consent;

import dev.rapport.app.secret.EncryptedGrants;
import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkAdapterProvider;
import dev.rapport.domain.network.RevocationNotice;
import dev.rapport.domain.network.RevocationNotice.Told;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.ConsentStore;
import dev.rapport.domain.store.ConsentStore.Purpose;
import dev.rapport.domain.store.ConsentStore.Token;
import dev.rapport.domain.store.CreatorQueries;
import dev.rapport.domain.store.CreatorQueries.Detail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What networks tell of people who took a consent back or want their data deleted. The grant is marked, so nothing is read
 * with it from then on; what was read with it goes by the deadlines that {@code sync} and the service keep, for a wish to
 * delete with their next run. Safe for use by many threads and processes.
 */
public final class Notices {
    private static final Logger LOG = LoggerFactory.getLogger(Notices.class);
    private static final Detail BARE = new Detail(0, 0, Optional.empty());
    private static final Duration REMEMBERED = Duration.ofDays(90);
    private static final AccountId NOBODY = new AccountId(0);
    private static final byte[] NOTHING = {0};

    private final CreatorQueries queries;
    private final ConsentStore store;
    private final EncryptedGrants grants;
    private final Function<Network, Optional<NetworkAdapterProvider>> providers;
    private final Function<NetworkAdapterProvider, NetworkAdapterProvider.Context> contexts;
    private final Clock clock;

    public Notices(
            CreatorQueries queries,
            ConsentStore store,
            EncryptedGrants grants,
            Function<Network, Optional<NetworkAdapterProvider>> providers,
            Function<NetworkAdapterProvider, NetworkAdapterProvider.Context> contexts,
            Clock clock) {
        this.queries = queries;
        this.store = store;
        this.grants = grants;
        this.providers = providers;
        this.contexts = contexts;
        this.clock = clock;
    }

    /** A network's message as it came. */
    public record Message(String network, Map<String, String> headers, String body) {}

    /** How far a wish to delete has come. */
    public enum Progress {
        /** It is done with the next run that keeps deadlines. */
        COMING,
        /** Nothing is held, or no longer. */
        DONE
    }

    /**
     * A consent was taken back.
     *
     * @return false if that network sends no such messages here
     * @throws IllegalArgumentException if the message is not the network's
     */
    public boolean withdrawn(Message message) {
        Optional<RevocationNotice> notice = notice(message.network());
        notice.flatMap(reader -> reader.read(message.headers(), message.body()))
                .ifPresent(told -> mark(message.network(), told, clock.instant()));
        return notice.isPresent();
    }

    /**
     * Somebody wants deleted what was read.
     *
     * @return a code by which {@link #progress} is asked; empty if that network sends no such messages here
     * @throws IllegalArgumentException if the message is not the network's
     */
    public Optional<String> deletion(Message message) {
        return notice(message.network())
                .flatMap(reader -> reader.read(message.headers(), message.body()))
                .map(told -> {
                    // Long enough ago that the deadline after a withdrawal, which waits for lost renewals, is over.
                    AccountId marked =
                            mark(message.network(), told, Instant.EPOCH).orElse(NOBODY);
                    RandomToken code = RandomToken.make();
                    Instant now = clock.instant();
                    store.put(new Token(code.mark(), Purpose.DELETION, marked, NOTHING, now.plus(REMEMBERED)), now);
                    return code.text();
                });
    }

    /** Empty if there is no such code, or it is older than 90 days. */
    public Optional<Progress> progress(String code) {
        return RandomToken.parse(code)
                .flatMap(text -> store.find(text.mark(), Purpose.DELETION, clock.instant()))
                .map(token -> grants.isWithdrawn(token.account()) ? Progress.COMING : Progress.DONE);
    }

    private Optional<RevocationNotice> notice(String network) {
        return Optional.of(network)
                .filter(name -> name.matches("[a-z0-9-]{1,32}"))
                .map(Network::parse)
                .flatMap(providers)
                .flatMap(provider -> provider.revocation(contexts.apply(provider)));
    }

    private Optional<AccountId> mark(String network, Told told, Instant since) {
        Network known = Network.parse(network);
        Optional<AccountId> account =
                queries.creator(new CreatorReference(Optional.of(known), told.externalId()), BARE).stream()
                        .map(AccountView::account)
                        .filter(each -> each.network().equals(known)
                                && each.externalId()
                                        .filter(told.externalId()::equals)
                                        .isPresent())
                        .map(Account::id)
                        .findFirst()
                        .or(() -> holder(told.externalId()));
        Optional<AccountId> marked = account.filter(id -> grants.withdrawn(id, told.at(), since));
        if (marked.isPresent()) {
            LOG.atInfo()
                    .addKeyValue("network", network)
                    .addKeyValue("account", marked.get().value())
                    .log("consent-withdrawn, as the network told");
        } else {
            LOG.atInfo().addKeyValue("network", network).log("the network told of a consent that is not held here");
        }
        return marked;
    }

    /** An account that was connected and not read since has no id yet but in its grant. */
    private Optional<AccountId> holder(String externalId) {
        return grants.held().stream()
                .filter(held -> held.grant().externalId().equals(externalId))
                .map(EncryptedGrants.Held::account)
                .findFirst();
    }
}
