package dev.rapport.app.consent;

import dev.rapport.app.secret.Seal;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.ConsentStore;
import dev.rapport.domain.store.ConsentStore.Purpose;
import dev.rapport.domain.store.ConsentStore.Token;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Links by which a creator connects one account. One works until the account is connected, at most for
 * {@link #LIFE}. The store alone does not tell a link. Safe for use by many threads and processes.
 */
public final class Invitations {
    public static final Duration LIFE = Duration.ofDays(14);

    private final ConsentStore store;
    private final Seal seal;
    private final Optional<URI> publicUrl;
    private final Clock clock;

    /** @param publicUrl where the public side is reached; empty if it is not */
    public Invitations(ConsentStore store, Seal seal, Optional<URI> publicUrl, Clock clock) {
        this.store = store;
        this.seal = seal;
        this.publicUrl = publicUrl;
        this.clock = clock;
    }

    /** A link to send to the creator, and until when it works. */
    public record Invitation(URI link, Instant expiresAt) {
        /** Without the link, which opens the door. */
        @Override
        public String toString() {
            return "Invitation[until " + expiresAt + "]";
        }
    }

    /** A new link; those that were sent before go on working. */
    public Invitation invite(AccountId account) {
        RandomToken secret = RandomToken.make();
        Instant now = clock.instant();
        Instant end = now.plus(LIFE);
        store.put(
                new Token(
                        secret.mark(),
                        Purpose.INVITATION,
                        account,
                        seal.close(secret.text().getBytes(StandardCharsets.US_ASCII), secret.place()),
                        end),
                now);
        return new Invitation(link(secret), end);
    }

    /** The link that works longest of those that were sent and not used. */
    public Optional<Invitation> open(AccountId account) {
        return publicUrl.isEmpty()
                ? Optional.empty()
                : store.open(account, Purpose.INVITATION, clock.instant()).stream()
                        .findFirst()
                        .map(this::invitation);
    }

    private Invitation invitation(Token token) {
        byte[] text = seal.open(token.ciphertext(), RandomToken.place(token.mark()));
        return new Invitation(link(new RandomToken(new String(text, StandardCharsets.US_ASCII))), token.expiresAt());
    }

    private URI link(RandomToken secret) {
        return address("/oauth/connect/" + secret.text());
    }

    /** The account that a link is for; empty if it is none, was used, or ran out. */
    Optional<AccountId> account(String text) {
        return RandomToken.parse(text)
                .flatMap(secret -> store.find(secret.mark(), Purpose.INVITATION, clock.instant()))
                .map(Token::account);
    }

    /** Where the network sends creators back to; what is registered with it. */
    public URI callback(String network) {
        return address("/oauth/" + network + "/callback");
    }

    private URI address(String path) {
        return URI.create(publicUrl.orElseThrow(() -> new IllegalStateException("there is no public address")) + path);
    }

    /** Notes that the network is asked, for {@code life}; what comes back with its answer. */
    RandomToken ask(AccountId account, String verifier, Duration life) {
        RandomToken state = RandomToken.make();
        Instant now = clock.instant();
        byte[] sealed = seal.close(verifier.getBytes(StandardCharsets.US_ASCII), state.place());
        store.put(new Token(state.mark(), Purpose.ASKING, account, sealed, now.plus(life)), now);
        return state;
    }

    /** What was asked. */
    record Asked(AccountId account, String verifier) {}

    /** Works once for each state; empty if nobody asked, or too long ago. */
    Optional<Asked> answered(String state) {
        return RandomToken.parse(state)
                .flatMap(secret -> store.take(secret.mark(), Purpose.ASKING, clock.instant()))
                .map(token -> new Asked(
                        token.account(),
                        new String(
                                seal.open(token.ciphertext(), RandomToken.place(token.mark())),
                                StandardCharsets.US_ASCII)));
    }

    /** After that no link of the account works. */
    void close(AccountId account) {
        store.remove(account);
    }
}
