package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps creators' grants as the ciphertext that was handed in; this port never sees a token. */
public interface GrantStore {

    /** Whether the network honours it. */
    enum State {
        ACTIVE,
        WITHDRAWN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State ofCode(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new StoreException("the store holds an unknown state of a grant: " + code));
        }
    }

    /** @param version grows with each change; changing needs the version that was read */
    record StoredGrant(AccountId account, byte[] ciphertext, long version, State state, Instant updatedAt) {}

    Optional<StoredGrant> find(AccountId account);

    List<StoredGrant> list();

    /** Stores a new grant over whatever is there. */
    void put(AccountId account, byte[] ciphertext, Instant now);

    /** Replaces exactly that version; false if another one is there by now. */
    boolean replace(AccountId account, long version, byte[] ciphertext, State state, Instant now);

    /** Removes it; false if there was none. */
    boolean remove(AccountId account);

    /**
     * Takes the right to renew this grant until a moment, unless somebody else has it.
     *
     * @param holder names the taker; the same holder may take it again
     */
    boolean lock(AccountId account, String holder, Instant now, Instant until);

    void unlock(AccountId account, String holder);
}
