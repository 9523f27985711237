package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.KnownPost;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An account that is due for reading, with what the store knows of it.
 *
 * @param readAt time of its newest reading, suspect or not
 * @param listedAt when its posts were last listed by the network's own list
 * @param current its newest reading that is not suspect
 * @param suspect the newest reading, if it is newer than {@code current} and suspect
 * @param posts the newest posts that still exist, newest first
 */
public record DueAccount(
        Account account,
        Optional<Instant> readAt,
        Optional<Instant> listedAt,
        Optional<AccountSnapshot> current,
        Optional<AccountSnapshot> suspect,
        List<KnownPost> posts) {
    public DueAccount {
        posts = List.copyOf(posts);
    }
}
