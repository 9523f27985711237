package dev.rapport.domain.store;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.Status;

/**
 * The one way in which a stored reading changes: a number that was malformed, and therefore unknown, takes the value that
 * a better reader finds in the same record.
 */
public final class Gaps {
    private Gaps() {}

    /** @param found the same post at the same moment */
    public static PostSnapshot filled(PostSnapshot kept, PostSnapshot found) {
        PostCounts counts = kept.counts();
        return new PostSnapshot(
                kept.id(),
                kept.url(),
                kept.format(),
                kept.publishedAt(),
                kept.sponsored(),
                new PostCounts(
                        filled(counts.likes(), found.counts().likes()),
                        filled(counts.comments(), found.counts().comments()),
                        filled(counts.shares(), found.counts().shares()),
                        filled(counts.saves(), found.counts().saves()),
                        filled(counts.views(), found.counts().views())),
                kept.provenance());
    }

    public static AccountSnapshot filled(AccountSnapshot kept, Followers followers, Count postsTotal) {
        return new AccountSnapshot(
                kept.followers().status() == Status.MALFORMED ? followers : kept.followers(),
                filled(kept.postsTotal(), postsTotal),
                kept.posts(),
                kept.suspect(),
                kept.provenance());
    }

    private static Count filled(Count kept, Count found) {
        return kept.status() == Status.MALFORMED ? found : kept;
    }
}
