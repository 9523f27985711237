package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.Bodies;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.PostReading;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Here because what is measured is not public. */
public final class Posts {
    private Posts() {}

    /** As the adapter makes posts of an answer, quarantine of odd records included. */
    public static List<PostReading> of(byte[] body, Instant readAt) {
        List<PostReading> posts = new ArrayList<>();
        for (JsonNode item : Bodies.tree(body).path("items")) {
            String id = item.path("id").asString("");
            WireRecord record = new WireRecord("video " + id, item);
            posts.add(YouTubeReadings.post(record, id, Optional.empty(), record.text("snippet", "title"), readAt));
        }
        return posts;
    }
}
