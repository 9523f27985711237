package dev.rapport.domain.store;

import dev.rapport.domain.network.PostAddress;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What is known by hand of one account: of each source and moment what was entered last.
 *
 * @param audiences its followers, the oldest first
 * @param posts its posts, the newest first, and of one post the newest reading first; ids are those of addresses, which
 *     need not be the ids that the network's API knows
 */
public record ByHand(List<AccountSnapshot> audiences, List<PostSnapshot> posts) {
    public static final ByHand NONE = new ByHand(List.of(), List.of());

    public ByHand {
        audiences = audiences.stream()
                .sorted(Comparator.comparing((AccountSnapshot reading) ->
                                reading.provenance().observedAt())
                        .thenComparing(reading -> reading.provenance().source()))
                .toList();
        posts = posts.stream()
                .sorted(Comparator.comparing(ByHand::publishedBy)
                        .thenComparing(PostSnapshot::id)
                        .thenComparing(post -> post.provenance().observedAt())
                        .reversed()
                        .thenComparing(post -> post.provenance().source()))
                .toList();
    }

    /** Its readings of a post that the network told of, the newest first. */
    public List<PostSnapshot> of(PostSnapshot told) {
        return posts.stream()
                .filter(post -> PostAddress.isOf(post.id(), told.id(), told.url()))
                .toList();
    }

    /** When a post was published, or else the last moment when it must have been. */
    public static Instant publishedBy(PostSnapshot post) {
        return post.publishedAt().orElseGet(() -> post.provenance().observedAt());
    }
}
