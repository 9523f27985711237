package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The Research API's wire records become readings. Pure. */
final class ResearchReadings {
    /** How old the counts of posts may be (research FAQ, 2026-09-01). */
    static final Duration LAG = Duration.ofDays(10);
    /** How long a post may be missing after it was published (same page), with a day to spare. */
    static final Duration MAY_BE_MISSING = Duration.ofHours(72);

    private ResearchReadings() {}

    static PostReading video(WireRecord video, String id, Handle handle, boolean texts, Instant readAt) {
        return new PostReading(
                id,
                CommonReadings.address(handle, id),
                PostFormat.VIDEO,
                CommonReadings.past(video.instant("create_time"), readAt),
                new PostCounts(
                        video.count(Status.NOT_REPORTED, "like_count"),
                        video.count(Status.NOT_REPORTED, "comment_count"),
                        video.count(Status.NOT_REPORTED, "share_count"),
                        video.count(Status.NOT_REPORTED, "favorites_count"),
                        video.count(Status.NOT_REPORTED, "view_count")),
                paid(video.at("video_tag")),
                texts ? video.text("video_description") : Optional.empty(),
                readAt);
    }

    /** Tags of kind Branded: 1 is a paid partnership, 7 commission. No such tag says nothing. */
    private static Optional<Boolean> paid(JsonNode tags) {
        boolean branded = isPaid(tags);
        for (JsonNode tag : tags) {
            branded |= isPaid(tag);
        }
        return branded ? Optional.of(true) : Optional.empty();
    }

    private static boolean isPaid(JsonNode tag) {
        WireRecord record = new WireRecord("tag", tag);
        String number = record.text("number").orElse("");
        return record.text("type").filter("Branded"::equalsIgnoreCase).isPresent()
                && (number.equals("1") || number.equals("7"));
    }
}
