package dev.rapport.testkit.adapter;

import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.AccountReference;
import dev.rapport.domain.network.Grant;
import java.time.Instant;
import java.util.Optional;

/**
 * How one network speaks. The contract plays accounts and posts; a dialect finds out which of them a request is about
 * and writes them as the network would. It decides nothing else. Called from many threads.
 */
public interface Dialect {
    /** The network's id of an account that is played; different for each number. */
    String accountId(int number);

    /** Its handle, in lower case and without {@code @}. */
    default String handle(int number) {
        return "creator" + number;
    }

    /** The network's id of a post, different for each pair; numbers go from -1 to a few hundred. */
    default String postId(int account, int number) {
        return String.valueOf(1_000_000L * account + 1_000 + number);
    }

    /** By which the adapter is asked for an account. */
    default AccountReference reference(PlayedAccount account) {
        return AccountReference.ofHandle(account.handle());
    }

    /** The answer to a request, the key or token in it being right. */
    Answer answer(Asked asked, PlayedNetwork network);

    /** How the network tells of a trouble, as its documents say; empty if it never does. */
    Optional<Answer> trouble(Trouble trouble, Asked asked);

    /** What an audience that is shown as this number means. */
    default Followers followers(long shown) {
        return Followers.exact(shown);
    }

    /** A creator's consent as it is stored; empty for networks that are read without. */
    default Optional<Grant> grant(PlayedTokens.Pair pair, Instant expiresAt) {
        return Optional.empty();
    }
}
