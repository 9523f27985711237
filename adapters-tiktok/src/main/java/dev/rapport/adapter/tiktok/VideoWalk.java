package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Cancellation;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostListing;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Walks one creator's videos, newest first. Only {@code has_more} tells the end: a page may be short or even empty before
 * it. Confined to one thread; for one walk.
 */
final class VideoWalk {
    /** Pages beyond those that full ones would take. */
    private static final int SPARE_PAGES = 10;

    private final Source source;
    private final int wanted;
    private final int perPage;
    private final Cancellation cancellation;

    private final Posts posts;
    private final Set<Long> cursors = new HashSet<>();

    /** How a route lists and reads its videos. */
    interface Source {
        /** @param cursor what the page before gave; empty for the newest */
        VideoPage page(OptionalLong cursor);

        /** Field that holds a video's id. */
        String idField();

        /** What its videos are set aside as. */
        String shape();

        PostReading read(WireRecord video, String id, Instant receivedAt);
    }

    VideoWalk(Source source, int wanted, int perPage, Cancellation cancellation) {
        this.source = source;
        this.wanted = wanted;
        this.perPage = perPage;
        this.cancellation = cancellation;
        this.posts = new Posts();
    }

    /** @param brokenOffBy the failure after which what had been read was kept */
    record Walked(PostListing listing, List<Finding> findings, Optional<NetworkException> brokenOffBy) {
        /** No walk, for a reason that is no trouble. */
        static Walked none(PostListing listing) {
            return new Walked(listing, List.of(), Optional.empty());
        }
    }

    /** @throws NetworkException if not even the first page could be read, or the consent is gone */
    Walked run() {
        int pages = Math.ceilDiv(wanted, perPage) + SPARE_PAGES;
        OptionalLong cursor = OptionalLong.empty();
        for (int number = 1; number <= pages; number++) {
            VideoPage page;
            try {
                page = source.page(cursor);
            } catch (NetworkException e) {
                if (number == 1 || e.kind() == FailureKind.CONSENT_WITHDRAWN || cancellation.isRequested()) {
                    throw e;
                }
                return brokenOff(e.kind(), "page " + number + ": " + e.getMessage(), Optional.of(e));
            }
            page.videos().forEach(video -> posts.take(video, source, page.receivedAt()));
            if (posts.size() >= wanted || page.isLast()) {
                return new Walked(listing(true), posts.findings(), Optional.empty());
            }
            cursor = page.cursor();
            if (page.more().isEmpty() || !leadsOn(cursor)) {
                return brokenOff(
                        FailureKind.UNEXPECTED_RESPONSE,
                        "page " + number + " leads nowhere: TikTok's "
                                + (page.more().isEmpty()
                                        ? "has_more is missing"
                                        : "cursor is missing or was there before"),
                        Optional.empty());
            }
        }
        return brokenOff(FailureKind.UNEXPECTED_RESPONSE, "no end after " + pages + " pages", Optional.empty());
    }

    /** A cursor that stands still would lead round in circles. */
    private boolean leadsOn(OptionalLong cursor) {
        return cursor.isPresent() && cursor.getAsLong() > 0 && cursors.add(cursor.getAsLong());
    }

    private Walked brokenOff(FailureKind kind, String reason, Optional<NetworkException> failure) {
        List<Finding> findings = new ArrayList<>(posts.findings());
        findings.add(new Finding(kind, "videos, " + reason, failure.flatMap(NetworkException::record)));
        return new Walked(listing(false), findings, failure);
    }

    private PostListing listing(boolean complete) {
        return new PostListing(Status.MEASURED, posts.newest(wanted), complete, Set.of());
    }
}
