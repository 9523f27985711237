package dev.rapport.domain.network;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One account of a request, with what is already known, so that an adapter can skip what need not be asked.
 *
 * @param readAt when it was last read; empty if never
 * @param listedAt when its posts were last listed from the network's own list, not only measured again by id
 * @param postsTotal the network's own number of posts at the last reading
 * @param knownPosts the newest stored posts that still existed, newest first, at most as many as are asked for
 * @param keepTexts whether titles and captions may be kept
 */
public record AccountToRead(
        AccountId id,
        AccountReference reference,
        Optional<Instant> readAt,
        Optional<Instant> listedAt,
        OptionalLong postsTotal,
        List<KnownPost> knownPosts,
        boolean keepTexts) {
    public AccountToRead {
        knownPosts = List.copyOf(knownPosts);
    }

    /** An account that was never read. */
    public static AccountToRead fresh(AccountId id, AccountReference reference) {
        return new AccountToRead(
                id, reference, Optional.empty(), Optional.empty(), OptionalLong.empty(), List.of(), false);
    }
}
