package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.PostReading;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Wire records become readings. Pure. */
final class YouTubeReadings {
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);
    /** Longest Short; no field says what is one (three minutes since about October 2024). */
    private static final Duration LONGEST_SHORT = Duration.ofSeconds(180);

    private YouTubeReadings() {}

    /** @param uploads id of the playlist that lists the channel's public videos */
    record Channel(
            String id,
            Optional<Handle> handle,
            Optional<String> title,
            Followers subscribers,
            Count videos,
            Optional<String> uploads,
            Instant readAt,
            List<Finding> findings) {}

    static Optional<Channel> channel(JsonNode item, Instant readAt) {
        Optional<String> id = new WireRecord("channel", item).text("id");
        if (id.isEmpty()) {
            return Optional.empty();
        }
        WireRecord record =
                new WireRecord("channel " + id.get(), item, new Finding.Origin(YouTubeRecords.CHANNEL, readAt));
        Followers subscribers = subscribers(record);
        Count videos = record.count(Status.NOT_REPORTED, "statistics", "videoCount");
        return Optional.of(new Channel(
                id.get(),
                record.text("snippet", "customUrl").flatMap(YouTubeReadings::handle),
                record.text("snippet", "title"),
                subscribers,
                videos,
                record.text("contentDetails", "relatedPlaylists", "uploads"),
                readAt,
                record.findings()));
    }

    /** Custom addresses of old had no {@code @}; both are the handle. What is no handle is none. */
    private static Optional<Handle> handle(String customUrl) {
        try {
            return Optional.of(new Handle(customUrl));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Followers subscribers(WireRecord record) {
        if (record.flag("statistics", "hiddenSubscriberCount").orElse(false)) {
            return Followers.absent(Status.HIDDEN_BY_CREATOR);
        }
        Count count = record.count(Status.NOT_REPORTED, "statistics", "subscriberCount");
        return count.isKnown() ? rounded(count.get()) : Followers.absent(count.status());
    }

    /** Rounded down to three significant figures since 2019-09-10; below 1,000 it is exact. */
    static Followers rounded(long count) {
        long step = 1;
        for (long rest = count; rest >= 1_000; rest /= 10) {
            step *= 10;
        }
        long upper = Long.MAX_VALUE - count < step - 1 ? Long.MAX_VALUE : count + step - 1;
        return step == 1 ? Followers.exact(count) : Followers.rounded(count, count, upper);
    }

    static WireRecord videoRecord(JsonNode item, String id, Instant readAt) {
        return new WireRecord("video " + id, item, new Finding.Origin(YouTubeRecords.VIDEO, readAt));
    }

    /** A video of any of the two ways to ask, with the listing's date where the answer has none. */
    static PostReading post(
            WireRecord record, String id, Optional<Instant> listedAs, Optional<String> text, Instant readAt) {
        boolean hasStatistics = record.at("statistics").isObject();
        Status hidden = hasStatistics ? Status.HIDDEN_BY_CREATOR : Status.NOT_REPORTED;
        Optional<Instant> published = record.instant("snippet", "publishTime")
                .or(() -> record.instant("snippet", "publishedAt"))
                .or(() -> listedAs);
        return new PostReading(
                id,
                Optional.of(VideoAddress.url(id)),
                format(record, published, readAt),
                published,
                new PostCounts(
                        record.count(hidden, "statistics", "likeCount"),
                        record.count(hidden, "statistics", "commentCount"),
                        NOT_OFFERED,
                        NOT_OFFERED,
                        record.count(Status.NOT_REPORTED, "statistics", "viewCount")),
                record.flag("paidProductPlacementDetails", "hasPaidProductPlacement"),
                text,
                readAt);
    }

    static PostReading withoutText(PostReading post) {
        return new PostReading(
                post.id(),
                post.url(),
                post.format(),
                post.publishedAt(),
                post.counts(),
                post.sponsored(),
                Optional.empty(),
                post.observedAt());
    }

    private static PostFormat format(WireRecord record, Optional<Instant> published, Instant readAt) {
        String live = record.text("snippet", "liveBroadcastContent").orElse("");
        if (live.equals("upcoming") || published.filter(readAt::isBefore).isPresent()) {
            return PostFormat.SCHEDULED;
        }
        Optional<Duration> length = length(record);
        if (live.equals("live") || length.filter(Duration::isZero).isPresent()) {
            return PostFormat.LIVE;
        }
        return length.map(known -> known.compareTo(LONGEST_SHORT) <= 0 ? PostFormat.SHORT_LIKELY : PostFormat.VIDEO)
                .orElse(PostFormat.OTHER);
    }

    private static Optional<Duration> length(WireRecord record) {
        return record.text("contentDetails", "duration")
                .flatMap(YouTubeReadings::duration)
                .filter(length -> !length.isNegative());
    }

    /** Weeks and months, which nobody has seen here, have no length in seconds. */
    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
