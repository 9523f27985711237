package dev.rapport.benchmark.posts;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.PostCounts;
import dev.rapport.domain.metric.PostFormat;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.PostReading;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same model made by hand, trusting every byte: no absent field, no odd number, no limit. */
final class PeerPosts {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Count NOT_OFFERED = Count.absent(Status.NOT_OFFERED_BY_NETWORK);

    private PeerPosts() {}

    static List<PostReading> byTree(byte[] body, Instant readAt) {
        List<PostReading> posts = new ArrayList<>();
        for (JsonNode item : JSON.readTree(body).get("items")) {
            JsonNode statistics = item.get("statistics");
            posts.add(post(
                    item.get("id").asString(),
                    item.get("snippet").get("publishTime").asString(),
                    Long.parseLong(statistics.get("likeCount").asString()),
                    Long.parseLong(statistics.get("commentCount").asString()),
                    Long.parseLong(statistics.get("viewCount").asString()),
                    item.get("contentDetails").get("duration").asString(),
                    readAt));
        }
        return posts;
    }

    static List<PostReading> byStream(byte[] body, Instant readAt) {
        List<PostReading> posts = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.PROPERTY_NAME
                        && parser.currentName().equals("items")) {
                    parser.nextToken();
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        posts.add(streamed(parser, readAt));
                    }
                }
            }
        }
        return posts;
    }

    private static PostReading streamed(JsonParser parser, Instant readAt) {
        String id = "";
        String published = "";
        String duration = "";
        long likes = 0;
        long comments = 0;
        long views = 0;
        int depth = 1;
        while (depth > 0) {
            switch (parser.nextToken()) {
                case START_OBJECT -> depth++;
                case END_OBJECT -> depth--;
                case VALUE_STRING -> {
                    switch (parser.currentName()) {
                        case "id" -> id = parser.getString();
                        case "publishTime" -> published = parser.getString();
                        case "duration" -> duration = parser.getString();
                        case "likeCount" -> likes = Long.parseLong(parser.getString());
                        case "commentCount" -> comments = Long.parseLong(parser.getString());
                        case "viewCount" -> views = Long.parseLong(parser.getString());
                        default -> {}
                    }
                }
                default -> {}
            }
        }
        return post(id, published, likes, comments, views, duration, readAt);
    }

    private static PostReading post(
            String id, String published, long likes, long comments, long views, String duration, Instant readAt) {
        boolean isShort = Duration.parse(duration).compareTo(Duration.ofSeconds(180)) <= 0;
        return new PostReading(
                id,
                Optional.of("https://www.youtube.com/watch?v=" + id),
                isShort ? PostFormat.SHORT_LIKELY : PostFormat.VIDEO,
                Optional.of(Instant.parse(published)),
                new PostCounts(Count.of(likes), Count.of(comments), NOT_OFFERED, NOT_OFFERED, Count.of(views)),
                Optional.empty(),
                Optional.empty(),
                readAt);
    }
}
