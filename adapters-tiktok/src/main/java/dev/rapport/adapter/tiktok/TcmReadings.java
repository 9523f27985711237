package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The marketplace's wire records become readings. Pure. */
final class TcmReadings {
    private TcmReadings() {}

    static PostReading video(WireRecord video, String id, Handle handle, boolean texts, Instant readAt) {
        return new PostReading(
                id,
                CommonReadings.address(handle, id),
                PostFormat.VIDEO,
                CommonReadings.past(video.instant("create_time").or(() -> utc(video.text("create_time"))), readAt),
                new PostCounts(
                        video.count(Status.NOT_REPORTED, "likes"),
                        video.count(Status.NOT_REPORTED, "comments"),
                        video.count(Status.NOT_REPORTED, "shares"),
                        video.count(Status.NOT_REPORTED, "favorites"),
                        video.count(Status.NOT_REPORTED, "video_views")),
                Optional.empty(),
                texts ? video.text("caption") : Optional.empty(),
                readAt);
    }

    /** The API for Business writes times as "2026-11-01 09:30:00", which are UTC. */
    private static Optional<Instant> utc(Optional<String> written) {
        try {
            return written.map(
                    text -> LocalDateTime.parse(text.strip().replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
