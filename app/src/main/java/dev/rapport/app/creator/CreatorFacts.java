package dev.rapport.app.creator;

import dev.rapport.domain.discovery.AccountReport;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.PostSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is known of one creator.
 *
 * @param accounts at least one
 * @param readings by hand, of every source
 */
record CreatorFacts(List<AccountReport> accounts, Map<AccountId, ByHand> readings) {

    ByHand byHand(AccountReport account) {
        return readings.getOrDefault(account.view().account().id(), ByHand.NONE);
    }

    private record Post(Instant publishedBy, List<PostSnapshot> readings) {}

    /**
     * Posts, newest first, each with its readings by hand after it; these bear the id that the network's API knows, where
     * it knows the post.
     *
     * @param most posts, not readings
     */
    List<PostSnapshot> posts(AccountReport account, int most) {
        ByHand byHand = byHand(account);
        List<Post> posts = new ArrayList<>();
        Set<String> told = new HashSet<>();
        for (PostSnapshot post : account.view().posts()) {
            List<PostSnapshot> readings = new ArrayList<>(List.of(post));
            for (PostSnapshot reading : byHand.of(post)) {
                told.add(reading.id());
                if (!reading.equals(post)) {
                    readings.add(called(reading, post.id()));
                }
            }
            posts.add(new Post(ByHand.publishedBy(post), readings));
        }
        byHand.posts().stream()
                .filter(reading -> !told.contains(reading.id()))
                .map(PostSnapshot::id)
                .distinct()
                .forEach(id -> {
                    List<PostSnapshot> readings = byHand.posts().stream()
                            .filter(reading -> reading.id().equals(id))
                            .toList();
                    posts.add(new Post(ByHand.publishedBy(readings.get(0)), readings));
                });
        posts.sort(Comparator.comparing(Post::publishedBy).reversed());
        return posts.stream()
                .limit(most)
                .flatMap(post -> post.readings().stream())
                .toList();
    }

    /** Readings of posts by hand that stand beside what the account's rates were made from. */
    List<PostSnapshot> besides(AccountReport account) {
        return posts(account, Integer.MAX_VALUE).stream()
                .filter(post -> post.provenance().source().isByHand())
                .filter(post -> !account.view().posts().contains(post))
                .toList();
    }

    private static PostSnapshot called(PostSnapshot post, String id) {
        return new PostSnapshot(
                id, post.url(), post.format(), post.publishedAt(), post.sponsored(), post.counts(), post.provenance());
    }
}
