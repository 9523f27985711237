package dev.rapport.domain.store;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.creator.Creator;
import java.util.List;
import java.util.Optional;

/**
 * One account with its creator and what is known of it at a moment.
 *
 * @param current the newest reading that is not suspect; empty if never read
 * @param suspect the newest reading, if it is newer than {@code current} and suspect
 * @param history readings of the account, oldest first; only as far as asked for
 * @param posts newest reading of each post that still exists, newest post first; only as many as asked for
 */
public record AccountView(
        Creator creator,
        Account account,
        Optional<AccountSnapshot> current,
        Optional<AccountSnapshot> suspect,
        List<AccountSnapshot> history,
        List<PostSnapshot> posts) {
    public AccountView {
        history = List.copyOf(history);
        posts = List.copyOf(posts);
    }
}
