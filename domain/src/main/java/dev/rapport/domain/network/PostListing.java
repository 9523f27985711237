package dev.rapport.domain.network;

import dev.rapport.domain.metric.Status;
import java.util.List;
import java.util.Set;

/**
 * The newest posts of an account, or the reason why they could not be listed.
 *
 * @param status {@link Status#MEASURED} when posts were listed, even if there are none
 * @param posts newest first, each id once, at most as many as were asked for
 * @param complete whether a stored post that would have its place in the list and is not in it is gone; false when the walk
 *     was broken off, or the network leaves posts out
 * @param gone ids that were asked for, by id or by a time that was searched wholly, and that the network no longer shows
 */
public record PostListing(Status status, List<PostReading> posts, boolean complete, Set<String> gone) {
    public PostListing {
        posts = List.copyOf(posts);
        gone = Set.copyOf(gone);
        if (status != Status.MEASURED && !posts.isEmpty()) {
            throw new IllegalArgumentException("posts were listed although " + status.code());
        }
    }

    public static PostListing of(List<PostReading> posts) {
        return new PostListing(Status.MEASURED, posts, true, Set.of());
    }

    public static PostListing absent(Status reason) {
        return new PostListing(reason, List.of(), false, Set.of());
    }
}
