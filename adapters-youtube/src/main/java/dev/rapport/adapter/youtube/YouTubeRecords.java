package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Records that were set aside, read as answers are. */
final class YouTubeRecords {
    static final String CHANNEL = YouTubeRead.ROUTE + "/channel";
    static final String VIDEO = YouTubeRead.ROUTE + "/video";

    private YouTubeRecords() {}

    static Optional<RecordReading> reread(StoredRecord record) {
        Instant observedAt = record.origin().observedAt();
        return switch (record.origin().shape()) {
            case CHANNEL ->
                Optional.of(WireRecord.tree(record.content())
                        .map(item -> channel(item, observedAt))
                        .orElse(RecordReading.Unusable.NOT_WHOLE));
            case VIDEO ->
                Optional.of(WireRecord.tree(record.content())
                        .map(item -> video(item, observedAt))
                        .orElse(RecordReading.Unusable.NOT_WHOLE));
            default -> Optional.empty();
        };
    }

    private static RecordReading channel(JsonNode item, Instant observedAt) {
        return YouTubeReadings.channel(item, observedAt)
                .<RecordReading>map(channel -> new RecordReading.OfAccount(
                        Optional.of(channel.id()), channel.subscribers(), channel.videos(), channel.findings()))
                .orElse(new RecordReading.Unusable("a channel without an id"));
    }

    private static RecordReading video(JsonNode item, Instant observedAt) {
        return new WireRecord("video", item)
                .text("id")
                .<RecordReading>map(id -> {
                    WireRecord record = YouTubeReadings.videoRecord(item, id, observedAt);
                    return new RecordReading.OfPost(
                            YouTubeReadings.post(record, id, Optional.empty(), Optional.empty(), observedAt),
                            YouTubeRead.ROUTE,
                            record.findings());
                })
                .orElse(new RecordReading.Unusable("a video without an id"));
    }
}
