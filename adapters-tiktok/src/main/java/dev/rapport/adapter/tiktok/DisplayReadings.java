package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.Optional;

/** The Display API's wire records become readings. Pure. */
final class DisplayReadings {
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);

    private DisplayReadings() {}

    static Followers followers(WireRecord user, boolean granted) {
        Count count = statistic(user, "follower_count", granted);
        return count.isKnown() ? Followers.exact(count.get()) : Followers.absent(count.status());
    }

    /** One of the profile's numbers, which need a scope of their own. */
    static Count statistic(WireRecord user, String field, boolean granted) {
        return granted ? user.count(Status.NOT_REPORTED, field) : Count.absent(Status.NOT_AUTHORISED);
    }

    static PostReading video(WireRecord video, String id, boolean texts, Instant readAt) {
        return new PostReading(
                id,
                video.text("share_url").flatMap(DisplayReadings::address),
                PostFormat.VIDEO,
                CommonReadings.past(video.instant("create_time"), readAt),
                new PostCounts(
                        video.count(Status.NOT_REPORTED, "like_count"),
                        video.count(Status.NOT_REPORTED, "comment_count"),
                        video.count(Status.NOT_REPORTED, "share_count"),
                        NOT_OFFERED,
                        video.count(Status.NOT_REPORTED, "view_count")),
                Optional.empty(),
                texts ? video.text("video_description").or(() -> video.text("title")) : Optional.empty(),
                readAt);
    }

    /** The query of a share address names the app that asked. */
    private static Optional<String> address(String shared) {
        String plain = shared.strip().split("[?#]", 2)[0];
        return plain.startsWith("https://") ? Optional.of(plain) : Optional.empty();
    }
}
