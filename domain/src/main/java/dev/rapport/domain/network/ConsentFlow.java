package dev.rapport.domain.network;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * How creators let a network's official API be read for them: OAuth's authorization code, spoken as this network does.
 * Asks for the least that reading takes. Safe for use by many threads.
 */
public interface ConsentFlow extends AutoCloseable {
    /**
     * One asking of one creator.
     *
     * @param state comes back with the network's answer, and ties it to this asking
     * @param redirect where the network sends the creator afterwards; the same as is registered with the network
     * @param codeVerifier proves with the exchange that it comes from who asked, for networks that offer PKCE (RFC 7636); 43
     *     characters or more
     */
    record Asking(String state, URI redirect, String codeVerifier) {
        /** What is sent ahead of the verifier, by the method {@code S256}. */
        public String codeChallenge() {
            try {
                byte[] digest =
                        MessageDigest.getInstance("SHA-256").digest(codeVerifier.getBytes(StandardCharsets.US_ASCII));
                return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java runtime has SHA-256", e);
            }
        }

        /** Without the state and the verifier. */
        @Override
        public String toString() {
            return "Asking[" + redirect + "]";
        }
    }

    /**
     * What a creator agreed to.
     *
     * @param handle of the account that agreed; empty if the network does not tell it with what was granted
     */
    record Consented(Grant grant, Optional<Handle> handle) {}

    /** The scopes that are asked for, by the network's names. */
    Set<String> scopes();

    /** Where the creator is sent to agree. */
    URI authorizeUrl(Asking asking);

    /**
     * Exchanges the code that the network gave, and asks whose it is. A code works once, so it is sent once.
     *
     * @throws NetworkException of kind consent-withdrawn if the network knows no such code, or as calls fail
     */
    Consented exchange(String code, Asking asking, ReadContext context);

    /** Whether the account that agreed is certainly the one that was meant. */
    boolean isMeant(AccountReference meant, Consented consented);

    /**
     * Ends at the network what the creator agreed to; a consent that has ended already is left alone.
     *
     * @return whether the network offers that
     * @throws NetworkException as calls fail
     */
    default boolean revoke(Grant grant, ReadContext context) {
        return false;
    }

    /** Names the credential whose quota the exchange is charged to, as {@link NetworkAdapter#quotaOwner} does. */
    String quotaOwner();

    /** Frees connections; may be called twice. */
    @Override
    default void close() {}
}
