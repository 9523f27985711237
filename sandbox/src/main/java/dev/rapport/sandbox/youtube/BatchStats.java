package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Json;
import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Population.Video;
import dev.rapport.sandbox.population.Post;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /videos:batchGetStats}. Not atomic: what cannot be read is missing from a successful answer. */
final class BatchStats {
    private static final Set<String> PARTS = Set.of("id", "snippet", "statistics", "contentDetails");

    private final Videos videos;

    BatchStats(Videos videos) {
        this.videos = videos;
    }

    ObjectNode answer(Request request, Instant now) {
        Parameters parameters = new Parameters(request, Set.of("id"));
        Set<String> parts = parameters.parts(PARTS, Set.of());
        parameters.required("id");
        Set<String> ids = parameters.ids("id");
        List<Video> found = videos.found(ids, now);
        ObjectNode body =
                Json.object().put("kind", "youtube#batchGetStatsResponse").put("etag", "sbxBatchKc8eQf1dT0");
        body.putArray("items")
                .addAll(found.stream()
                        .map(video -> item(video.channel(), video.post(), parts))
                        .toList());
        if (found.stream().noneMatch(video -> video.channel().is(HardCase.MISSING_FIELDS))) {
            summary(body.putObject("summary"), ids, found);
        }
        return body;
    }

    private static ObjectNode item(Account channel, Post post, Set<String> parts) {
        ObjectNode item = Wire.resource("videoStats", post.id());
        if (parts.contains("snippet")) {
            item.putObject("snippet").put("publishTime", Wire.time(channel, post));
        }
        boolean without = channel.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 0;
        if (parts.contains("statistics") && !without) {
            item.set("statistics", VideoCounts.of(channel, post, channel.is(HardCase.UNQUOTED_COUNTS)));
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails")
                    .put("duration", Videos.duration(post))
                    .put("durationMillis", Long.toString(Videos.millis(post)));
        }
        return item;
    }

    private static void summary(ObjectNode summary, Set<String> ids, List<Video> found) {
        Set<String> present = found.stream().map(video -> video.post().id()).collect(Collectors.toSet());
        List<String> failed = ids.stream().filter(id -> !present.contains(id)).toList();
        summary.put("requestedVideoCount", ids.size())
                .put("succeededVideoCount", ids.size() - failed.size())
                .put("failedVideoCount", failed.size());
        ArrayNode list = summary.putArray("failedVideoIds");
        failed.forEach(list::add);
    }
}
