package dev.rapport.app.secret;

import com.google.crypto.tink.Aead;
import dev.rapport.app.config.ConfigurationException;
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
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Creators' consents, encrypted and bound to their account: a ciphertext that is moved to another account does not
 * open. Safe for use by many threads and processes.
 */
public final class EncryptedGrants implements Grants {
    private static final Duration LEASE = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final GrantStore store;
    private final Supplier<Aead> keySource;
    private final Clock clock;
    private final Waiting waiting;
    private @Nullable Aead key;

    /** @param keySource asked once, and only when there is something to encrypt or decrypt */
    public EncryptedGrants(GrantStore store, Supplier<Aead> keySource, Clock clock, Waiting waiting) {
        this.store = store;
        this.keySource = keySource;
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
     * @throws ConfigurationException if it does not
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

    private synchronized Aead key() {
        if (key == null) {
            key = keySource.get();
        }
        return key;
    }

    private static byte[] place(AccountId account) {
        return ByteBuffer.allocate(Long.BYTES).putLong(account.value()).array();
    }

    private byte[] encrypt(AccountId account, Grant grant) {
        try {
            return key().encrypt(GrantJson.write(grant), place(account));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a grant could not be encrypted", e);
        }
    }

    private Grant decrypt(StoredGrant stored) {
        try {
            return GrantJson.read(key().decrypt(stored.ciphertext(), place(stored.account())));
        } catch (GeneralSecurityException e) {
            throw new ConfigurationException(
                    List.of("the master key does not open the tokens in this store; set secrets.master-key or"
                            + " secrets.master-key-file to the key they were stored with, or revoke them and add them"
                            + " again"));
        }
    }
}
