package dev.rapport.app.secret;

import com.google.crypto.tink.Aead;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Grant;
import dev.rapport.domain.network.Grants;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.Waiting;
import dev.rapport.domain.store.GrantStore;
import dev.rapport.domain.store.GrantStore.State;
import dev.rapport.domain.store.GrantStore.StoredGrant;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Creators' consents, encrypted and bound to their account: a ciphertext that is moved to another account does not
 * open. Safe for use by many threads and processes.
 */
public final class EncryptedGrants implements Grants {
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final GrantStore store;
    private final Seal seal;
    private final Clock clock;
    private final Waiting waiting;

    public EncryptedGrants(GrantStore store, Seal seal, Clock clock, Waiting waiting) {
        this.store = store;
        this.seal = seal;
        this.clock = clock;
        this.waiting = waiting;
    }

    /** Stores a creator's new consent over whatever was there. */
    public void put(AccountId account, Grant grant) {
        store.put(account, encrypt(account, grant), clock.instant());
    }

    /** What {@link #held} tells: everything but the tokens. */
    public record Held(AccountId account, State state, Instant updatedAt, Grant grant) {}

    /** Every stored grant, withdrawn ones too. */
    public List<Held> held() {
        return store.list().stream().map(this::held).toList();
    }

    /** The account's stored grant, a withdrawn one too. */
    public Optional<Held> held(AccountId account) {
        return store.find(account).map(this::held);
    }

    private Held held(StoredGrant stored) {
        return new Held(stored.account(), stored.state(), stored.updatedAt(), decrypt(stored));
    }

    /**
     * Makes sure that the master key opens what is stored.
     *
     * @throws dev.rapport.app.config.ConfigurationException if it does not
     */
    public void checkKey() {
        store.list().stream().findFirst().ifPresent(this::decrypt);
    }

    /** Removes it; false if there was none. */
    public boolean remove(AccountId account) {
        return store.remove(account);
    }

    @Override
    public Optional<Grant> find(AccountId account) {
        return store.find(account)
                .filter(stored -> stored.state() == State.ACTIVE)
                .map(this::decrypt);
    }

    @Override
    public boolean isWithdrawn(AccountId account) {
        return store.find(account)
                .filter(stored -> stored.state() == State.WITHDRAWN)
                .isPresent();
    }

    @Override
    public Grant renew(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
        String holder = UUID.randomUUID().toString();
        while (true) {
            Instant now = clock.instant();
            if (store.lock(account, holder, now, now.plus(LEASE))) {
                try {
                    return renewLocked(account, spent, exchange);
                } finally {
                    store.unlock(account, holder);
                }
            }
            pause();
            StoredGrant stored = active(account);
            Grant current = decrypt(stored);
            if (!sameTokens(current, spent)) {
                return current;
            }
        }
    }

    private Grant renewLocked(AccountId account, Grant spent, UnaryOperator<Grant> exchange) {
        StoredGrant stored = active(account);
        Grant current = decrypt(stored);
        if (!sameTokens(current, spent)) {
            return current;
        }
        Grant renewed = exchange.apply(current);
        if (!store.replace(account, stored.version(), encrypt(account, renewed), State.ACTIVE, clock.instant())) {
            // The creator consented anew, or the grant was removed, while the exchange ran: that decides.
            return decrypt(active(account));
        }
        return renewed;
    }

    @Override
    public void withdraw(AccountId account, Grant grant) {
        store.find(account)
                .filter(stored -> stored.state() == State.ACTIVE && sameTokens(decrypt(stored), grant))
                .ifPresent(stored -> store.replace(
                        account, stored.version(), stored.ciphertext(), State.WITHDRAWN, clock.instant()));
    }

    /**
     * Marks a grant as taken back by its creator at a moment. One that worked since is another one and stays.
     *
     * @param since from when on the time to delete what was read with it counts
     * @return whether there was such a grant
     */
    public boolean withdrawn(AccountId account, Instant at, Instant since) {
        return store.find(account)
                .filter(stored ->
                        stored.state() == State.WITHDRAWN || !stored.updatedAt().isAfter(at))
                .map(stored -> store.replace(account, stored.version(), stored.ciphertext(), State.WITHDRAWN, since))
                .orElse(false);
    }

    private StoredGrant active(AccountId account) {
        return store.find(account)
                .filter(stored -> stored.state() == State.ACTIVE)
                .orElseThrow(() -> NetworkException.ofAccount(
                        FailureKind.CONSENT_WITHDRAWN, "the creator's grant is gone or was withdrawn"));
    }

    private void pause() {
        try {
            waiting.pause(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetworkException.ofAccount(
                    FailureKind.DEADLINE_EXCEEDED, "interrupted while waiting for a grant's renewal");
        }
    }

    private static boolean sameTokens(Grant one, Grant other) {
        return one.accessToken().reveal().equals(other.accessToken().reveal());
    }

    /**
     * Encrypts every stored grant anew, each under its lock, so that nobody who renews one meanwhile loses what came of it.
     * One that is cut off is taken up by the next.
     *
     * @param fresh opens what is stored, too; used from now on
     * @return how many
     */
    public int encryptAnew(Aead fresh) {
        seal.use(fresh);
        int done = 0;
        for (StoredGrant each : store.list()) {
            done += encryptAnew(each.account()) ? 1 : 0;
        }
        return done;
    }

    private boolean encryptAnew(AccountId account) {
        String holder = UUID.randomUUID().toString();
        while (true) {
            Optional<StoredGrant> stored = store.find(account);
            if (stored.isEmpty()) {
                return false;
            }
            Instant now = clock.instant();
            if (!store.lock(account, holder, now, now.plus(LEASE))) {
                pause();
                continue;
            }
            try {
                StoredGrant held = store.find(account).orElse(stored.get());
                byte[] again = encrypt(account, decrypt(held));
                if (store.replace(account, held.version(), again, held.state(), held.updatedAt())) {
                    return true;
                }
            } finally {
                store.unlock(account, holder);
            }
        }
    }

    private static byte[] place(AccountId account) {
        return ByteBuffer.allocate(Long.BYTES).putLong(account.value()).array();
    }

    private byte[] encrypt(AccountId account, Grant grant) {
        return seal.close(GrantJson.write(grant), place(account));
    }

    private Grant decrypt(StoredGrant stored) {
        return GrantJson.read(seal.open(stored.ciphertext(), place(stored.account())));
    }
}
