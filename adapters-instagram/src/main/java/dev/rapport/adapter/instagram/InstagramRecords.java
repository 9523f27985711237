package dev.rapport.adapter.instagram;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.DriftLog;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Records that were set aside, read as answers are. */
final class InstagramRecords {
    static final String PROFILE = CreatorWalk.ROUTE + "/profile";
    static final String POST = CreatorWalk.ROUTE + "/post";

    private InstagramRecords() {}

    static Optional<RecordReading> reread(StoredRecord record) {
        Instant observedAt = record.origin().observedAt();
        return switch (record.origin().shape()) {
            case PROFILE ->
                Optional.of(WireRecord.tree(record.content())
                        .map(creator -> profile(creator, observedAt))
                        .orElse(RecordReading.Unusable.NOT_WHOLE));
            case POST ->
                Optional.of(WireRecord.tree(record.content())
                        .map(item -> post(item, observedAt))
                        .orElse(RecordReading.Unusable.NOT_WHOLE));
            default -> Optional.empty();
        };
    }

    private static RecordReading profile(JsonNode creator, Instant observedAt) {
        return InstagramReadings.profile(creator, observedAt)
                .<RecordReading>map(profile -> new RecordReading.OfAccount(
                        Optional.of(profile.id()), profile.followers(), profile.postsTotal(), profile.findings()))
                .orElse(new RecordReading.Unusable("a profile without id"));
    }

    private static RecordReading post(JsonNode item, Instant observedAt) {
        InstagramReadings.Post post = InstagramReadings.post(item, observedAt, false, new Drift(DriftLog.none()));
        return post.reading()
                .<RecordReading>map(
                        reading -> new RecordReading.OfPost(reading, CreatorWalk.route(observedAt), post.findings()))
                .orElse(new RecordReading.Unusable("a post without id"));
    }
}
