package dev.rapport.domain.network;

import java.util.List;

/**
 * Many accounts of one network to read in one go.
 *
 * @param posts how many of the newest posts are wanted per account, at least 0
 * @param full reads everything: an unchanged post count is no reason to skip the list of posts
 */
public record ReadRequest(List<AccountToRead> accounts, int posts, boolean full) {
    public ReadRequest {
        accounts = List.copyOf(accounts);
        if (posts < 0) {
            throw new IllegalArgumentException("posts must not be negative, got " + posts);
        }
    }
}
