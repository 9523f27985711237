package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Keeps what creators were sent to consent with, until it is used or runs out; this port never sees it in clear. */
public interface ConsentStore {

    /** What for. */
    enum Purpose {
        /** A link that a creator opens. */
        INVITATION,
        /** A network is asked and has not answered yet. */
        ASKING,
        /** A network passed on that a person wants data deleted. */
        DELETION;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Purpose ofCode(String code) {
            return Arrays.stream(values())
                    .filter(purpose -> purpose.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new StoreException("the store holds an unknown consent token: " + code));
        }
    }

    /**
     * @param mark a digest by which it is found again, at most 64 characters
     * @param ciphertext what belongs to it and must not be read here
     * @param expiresAt from then on it is none
     */
    record Token(String mark, Purpose purpose, AccountId account, byte[] ciphertext, Instant expiresAt) {}

    /** Stores a new one and drops those that ran out. */
    void put(Token token, Instant now);

    /** One that has not run out. */
    Optional<Token> find(String mark, Purpose purpose, Instant now);

    /** Takes it away, whoever comes first: nobody else gets it after that. */
    Optional<Token> take(String mark, Purpose purpose, Instant now);

    /** Those of an account that have not run out, the one that lasts longest first. */
    List<Token> open(AccountId account, Purpose purpose, Instant now);

    /** Removes all of an account. */
    void remove(AccountId account);
}
