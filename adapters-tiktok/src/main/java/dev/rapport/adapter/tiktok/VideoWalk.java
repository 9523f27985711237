package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Walks one creator's videos, newest first. Only {@code has_more} tells the end: a page may be short or even empty before
 * it. Confined to one thread; for one walk.
 */
final class VideoWalk {
    /** Pages beyond those that full ones would take. */
    private static final int SPARE_PAGES = 10;

    private static final int LONGEST_ID = 190;
    private static final Comparator<PostReading> NEWEST_FIRST = Comparator.comparing(
            post -> post.publishedAt().orElse(Instant.MIN), Comparator.reverseOrder());

    private final Consent consent;
    private final int wanted;
    private final boolean texts;
    private final Cancellation cancellation;

    private final Map<String, PostReading> posts = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<Long> cursors = new HashSet<>();

    VideoWalk(Consent consent, int wanted, boolean texts, Cancellation cancellation) {
        this.consent = consent;
        this.wanted = wanted;
        this.texts = texts;
        this.cancellation = cancellation;
    }

    /** @param brokenOffBy the failure after which what had been read was kept */
    record Walked(PostListing listing, List<Finding> findings, Optional<NetworkException> brokenOffBy) {}

    /** @throws NetworkException if not even the first page could be read, or the consent is gone */
    Walked run() {
        int pages = Math.ceilDiv(wanted, TikTokApi.PER_PAGE) + SPARE_PAGES;
        OptionalLong cursor = OptionalLong.empty();
        for (int page = 1; page <= pages; page++) {
            ApiAnswer answer;
            try {
                answer = consent.send(TikTokApi.videos(cursor, texts));
                take(answer);
            } catch (NetworkException e) {
                if (page == 1 || e.kind() == FailureKind.CONSENT_WITHDRAWN || cancellation.isRequested()) {
                    throw e;
                }
                findings.add(new Finding(e.kind(), "videos, page " + page + ": " + e.getMessage(), Optional.empty()));
                return new Walked(listing(false), findings, Optional.of(e));
            }
            WireRecord record = new WireRecord("page " + page, answer.body());
            Optional<Boolean> more = record.flag("data", "has_more");
            if (posts.size() >= wanted || (more.isPresent() && !more.get())) {
                return new Walked(listing(true), findings, Optional.empty());
            }
            cursor = next(record);
            if (more.isEmpty() || cursor.isEmpty()) {
                return brokenOff("page " + page + " leads nowhere: TikTok's "
                        + (more.isEmpty() ? "has_more is missing" : "cursor is missing or was there before"));
            }
        }
        return brokenOff("no end after " + pages + " pages");
    }

    /** A cursor that stands still would lead round in circles. */
    private OptionalLong next(WireRecord page) {
        var cursor = page.count(Status.NOT_REPORTED, "data", "cursor");
        return cursor.isKnown() && cursor.get() > 0 && cursors.add(cursor.get())
                ? OptionalLong.of(cursor.get())
                : OptionalLong.empty();
    }

    private void take(ApiAnswer answer) {
        JsonNode videos = answer.body().path("data").path("videos");
        if (!videos.isArray()) {
            throw NetworkException.ofAccount(
                    FailureKind.UNEXPECTED_RESPONSE, "TikTok's answer to a list of videos holds no list");
        }
        for (JsonNode video : videos) {
            Optional<String> id =
                    new WireRecord("video", video).text("id").map(String::strip).filter(i -> i.length() <= LONGEST_ID);
            if (id.isEmpty()) {
                findings.add(new Finding(
                        FailureKind.MALFORMED_RECORD, "a video without a usable id", Optional.of(shortened(video))));
            } else if (!posts.containsKey(id.get())) {
                WireRecord record = new WireRecord("video " + id.get(), video);
                posts.put(id.get(), TikTokReadings.video(record, id.get(), texts, answer.receivedAt()));
                findings.addAll(record.findings());
            }
        }
    }

    private static String shortened(JsonNode record) {
        String raw = record.toString();
        return raw.substring(0, Math.min(raw.length(), 64_000));
    }

    private Walked brokenOff(String reason) {
        findings.add(new Finding(FailureKind.UNEXPECTED_RESPONSE, "videos, " + reason, Optional.empty()));
        return new Walked(listing(false), findings, Optional.empty());
    }

    private PostListing listing(boolean complete) {
        List<PostReading> newest =
                posts.values().stream().sorted(NEWEST_FIRST).limit(wanted).toList();
        return new PostListing(Status.MEASURED, newest, complete, Set.of());
    }
}
