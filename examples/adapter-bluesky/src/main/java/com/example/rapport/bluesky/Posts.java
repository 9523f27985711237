package com.example.rapport.bluesky;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** An {@code app.bsky.feed.defs#postView} becomes a reading. Pure. */
final class Posts {
    private static final Pattern URI = Pattern.compile("at://([^/]+)/app\\.bsky\\.feed\\.post/([A-Za-z0-9._:~-]{1,100})");
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);

    private Posts() {}

    /** Empty for a record without a post's address, which is set aside. */
    static Optional<PostReading> read(JsonNode node, boolean texts, Instant readAt, List<Finding> findings) {
        Matcher uri = URI.matcher(node.path("uri").asString(""));
        if (!uri.matches()) {
            findings.add(new Finding(
                    FailureKind.MALFORMED_RECORD, "a post without an address was set aside", Optional.empty()));
            return Optional.empty();
        }
        String key = uri.group(2);
        WireRecord post = new WireRecord("post " + key, node);
        PostReading reading = new PostReading(
                key,
                Optional.of("https://bsky.app/profile/" + uri.group(1) + "/post/" + key),
                format(node.path("embed")),
                publishedAt(post),
                new PostCounts(
                        post.count(Status.NOT_REPORTED, "likeCount"),
                        post.count(Status.NOT_REPORTED, "replyCount"),
                        shares(post),
                        NOT_OFFERED,
                        NOT_OFFERED),
                Optional.empty(),
                texts ? post.text("record", "text") : Optional.empty(),
                readAt);
        findings.addAll(post.findings());
        return Optional.of(reading);
    }

    /** Reposts and quotes: both pass a post on. */
    private static Count shares(WireRecord post) {
        Count reposts = post.count(Status.NOT_REPORTED, "repostCount");
        Count quotes = post.count(Status.NOT_REPORTED, "quoteCount");
        if (!reposts.isKnown()) {
            return reposts;
        }
        return quotes.isKnown() ? Count.of(Math.addExact(reposts.get(), quotes.get())) : quotes;
    }

    /** The author's own date may be any; the AppView sorts by the earlier of it and its own. */
    private static Optional<Instant> publishedAt(WireRecord post) {
        return Stream.of(post.instant("record", "createdAt"), post.instant("indexedAt"))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    private static PostFormat format(JsonNode embed) {
        return switch (embed.path("$type").asString("")) {
            case "app.bsky.embed.video#view" -> PostFormat.VIDEO;
            case "app.bsky.embed.images#view" -> embed.path("images").size() > 1 ? PostFormat.CAROUSEL : PostFormat.IMAGE;
            default -> PostFormat.OTHER;
        };
    }
}
