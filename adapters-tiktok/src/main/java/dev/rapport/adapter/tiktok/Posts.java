package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** One creator's posts as they come in, each id once whatever pages overlap. Not thread-safe. */
final class Posts {
    private static final int LONGEST_ID = 190;
    private static final Comparator<PostReading> NEWEST_FIRST =
            Comparator.comparing(post -> post.publishedAt().orElse(Instant.MIN), Comparator.reverseOrder());

    private final Map<String, PostReading> byId = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** Ids are text here although some routes send numbers: they come close to 64 bits and beyond. */
    static Optional<String> id(JsonNode video, String field) {
        return new WireRecord("video", video).text(field).map(String::strip).filter(id -> id.length() <= LONGEST_ID);
    }

    void take(JsonNode video, VideoWalk.Source source, Instant receivedAt) {
        Optional<String> id = id(video, source.idField());
        if (id.isEmpty()) {
            addUnusable(video, source.shape(), receivedAt);
        } else if (!byId.containsKey(id.get())) {
            WireRecord record = TikTokRecords.record("video " + id.get(), video, source.shape(), receivedAt);
            add(source.read(record, id.get(), receivedAt), record.findings());
        }
    }

    void addUnusable(JsonNode video, String shape, Instant receivedAt) {
        findings.add(WireRecord.malformed("a video without a usable id", video, new Finding.Origin(shape, receivedAt)));
    }

    /** Has no effect for an id that is there already. */
    void add(PostReading post, List<Finding> found) {
        if (byId.putIfAbsent(post.id(), post) == null) {
            findings.addAll(found);
        }
    }

    int size() {
        return byId.size();
    }

    boolean contains(String id) {
        return byId.containsKey(id);
    }

    List<PostReading> newest(int most) {
        return byId.values().stream().sorted(NEWEST_FIRST).limit(most).toList();
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }
}
