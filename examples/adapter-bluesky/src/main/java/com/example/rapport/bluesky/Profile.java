package com.example.rapport.bluesky;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.AccountReading;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** An {@code app.bsky.actor.defs#profileViewDetailed}. */
record Profile(
        String did,
        Optional<Handle> handle,
        Optional<String> displayName,
        Followers followers,
        Count posts,
        Instant readAt,
        List<Finding> findings) {

    /** Empty if the record has no DID. */
    static Optional<Profile> of(JsonNode node, Instant readAt) {
        return new WireRecord("profile", node).text("did").map(did -> {
            WireRecord profile = new WireRecord("profile " + did, node);
            Count followers = profile.count(Status.NOT_REPORTED, "followersCount");
            return new Profile(
                    did,
                    profile.text("handle").flatMap(Profile::handle),
                    profile.text("displayName"),
                    followers.isKnown() ? Followers.exact(followers.get()) : Followers.absent(followers.status()),
                    profile.count(Status.NOT_REPORTED, "postsCount"),
                    readAt,
                    profile.findings());
        });
    }

    /** A handle whose domain does not confirm it is shown as {@code handle.invalid}. */
    private static Optional<Handle> handle(String text) {
        return text.equals("handle.invalid") ? Optional.empty() : Optional.of(new Handle(text));
    }

    AccountReading reading(Feed feed) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(feed.findings());
        return new AccountReading(
                did,
                handle,
                displayName,
                followers,
                posts,
                feed.listing(),
                new Provenance(Source.NETWORK_API, BlueskyAdapterProvider.ROUTE, readAt),
                all);
    }
}
