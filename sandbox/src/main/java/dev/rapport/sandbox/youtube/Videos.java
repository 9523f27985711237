package dev.rapport.sandbox.youtube;

import dev.rapport.sandbox.http.Request;
import dev.rapport.sandbox.population.Account;
import dev.rapport.sandbox.population.HardCase;
import dev.rapport.sandbox.population.Population;
import dev.rapport.sandbox.population.Population.Video;
import dev.rapport.sandbox.population.Post;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code GET /videos} by id. Ids that are gone are left out; the order is not that of the request. */
final class Videos {
    private static final int TITLE = 100;
    private static final Set<String> PARTS = Set.of(
            "id",
            "snippet",
            "statistics",
            "contentDetails",
            "status",
            "liveStreamingDetails",
            "topicDetails",
            "paidProductPlacementDetails",
            "recordingDetails",
            "localizations",
            "player");
    private static final Set<String> OWNERS_ONLY = Set.of("fileDetails", "processingDetails", "suggestions");
    private static final Set<String> TAKEN = Set.of(
            "id",
            "chart",
            "myRating",
            "maxResults",
            "pageToken",
            "regionCode",
            "videoCategoryId",
            "hl",
            "maxHeight",
            "maxWidth");

    private final Population population;

    Videos(Population population) {
        this.population = population;
    }

    ObjectNode answer(Request request, Instant now) {
        Parameters parameters = new Parameters(request, TAKEN);
        Set<String> parts = parameters.parts(PARTS, OWNERS_ONLY);
        switch (parameters.filter(List.of("id", "chart", "myRating"))) {
            case "chart" ->
                throw YoutubeErrors.parameter(
                        "videoChartNotFound",
                        "The requested video chart is not supported or is not available.",
                        "chart");
            case "myRating" -> throw YoutubeErrors.badToken();
            default -> withId(parameters, "maxResults", "pageToken");
        }
        List<Video> found = found(parameters.ids("id"), now);
        ObjectNode body = Wire.list("videoListResponse", found.size(), found.size());
        body.putArray("items")
                .addAll(found.stream()
                        .map(video -> item(video.channel(), video.post(), parts, now))
                        .toList());
        return body;
    }

    private static void withId(Parameters parameters, String... notBesideIds) {
        for (String name : notBesideIds) {
            if (parameters.one(name).isPresent()) {
                throw YoutubeErrors.parameter(
                        "incompatibleParameters",
                        "Incompatible parameters specified in the request: id, " + name,
                        name);
            }
        }
    }

    /** Sorted by id; without those that the incomplete batch loses, with the stranger where somebody brings one. */
    List<Video> found(Set<String> ids, Instant now) {
        List<Video> found = new ArrayList<>();
        for (String id : ids) {
            population.video(id, now).filter(video -> !missing(video)).ifPresent(found::add);
        }
        found.sort(Comparator.comparing(video -> video.post().id()));
        found.stream()
                .map(Video::channel)
                .filter(channel -> channel.is(HardCase.STRANGER_IN_BATCH))
                .findFirst()
                .flatMap(channel -> channel.postAt(-60, now).map(post -> new Video(channel, post)))
                .filter(stranger -> !ids.contains(stranger.post().id()))
                .ifPresent(found::addFirst);
        return found;
    }

    private static boolean missing(Video video) {
        int slot = video.post().slot();
        return (video.channel().is(HardCase.INCOMPLETE_BATCH) && Math.floorMod(slot, 3) == 1)
                || (video.channel().is(HardCase.DEAD_ENTRIES) && Math.floorMod(slot, 6) == 2);
    }

    private static ObjectNode item(Account channel, Post post, Set<String> parts, Instant now) {
        ObjectNode item = Wire.resource("video", post.id());
        if (parts.contains("snippet")) {
            snippet(item.putObject("snippet"), channel, post);
        }
        if (parts.contains("contentDetails")) {
            item.putObject("contentDetails")
                    .put("duration", duration(post))
                    .put("dimension", "2d")
                    .put("definition", "hd")
                    .put("caption", "false")
                    .put("licensedContent", true)
                    .put("projection", "rectangular")
                    .putObject("contentRating");
        }
        if (parts.contains("status")) {
            item.putObject("status")
                    .put("uploadStatus", "processed")
                    .put("privacyStatus", "public")
                    .put("license", "youtube")
                    .put("embeddable", true)
                    .put("publicStatsViewable", !post.likesHidden());
        }
        if (parts.contains("statistics")) {
            statistics(item, channel, post);
        }
        if (parts.contains("paidProductPlacementDetails")) {
            item.putObject("paidProductPlacementDetails").put("hasPaidProductPlacement", post.sponsored());
        }
        if (parts.contains("liveStreamingDetails")) {
            stream(item, post, now);
        }
        return item;
    }

    private static void snippet(ObjectNode snippet, Account channel, Post post) {
        snippet.put("publishedAt", Wire.time(channel, post))
                .put("channelId", channel.id())
                .put("title", title(post))
                .put("description", post.text());
        Wire.thumbnails(snippet, post.id(), "ytimg");
        snippet.put("channelTitle", channel.displayName())
                .put("categoryId", "22")
                .put("liveBroadcastContent", liveState(channel, post));
    }

    private static String liveState(Account channel, Post post) {
        if (channel.is(HardCase.UNKNOWN_VALUES) && Math.floorMod(post.slot(), 4) == 0) {
            return "holographic";
        }
        return switch (post.kind()) {
            case LIVE -> "live";
            case UPCOMING -> "upcoming";
            default -> "none";
        };
    }

    private static void statistics(ObjectNode item, Account channel, Post post) {
        if (channel.is(HardCase.MISSING_FIELDS) && Math.floorMod(post.slot(), 3) == 0) {
            return;
        }
        item.set("statistics", VideoCounts.of(channel, post, false).put("favoriteCount", "0"));
    }

    private static void stream(ObjectNode item, Post post, Instant now) {
        switch (post.kind()) {
            case UPCOMING ->
                item.putObject("liveStreamingDetails")
                        .put("scheduledStartTime", post.publishedAt().toString());
            case LIVE ->
                item.putObject("liveStreamingDetails")
                        .put("actualStartTime", post.publishedAt().toString())
                        .put("scheduledStartTime", post.publishedAt().toString())
                        .put("concurrentViewers", Long.toString(40 + now.getEpochSecond() % 60));
            case STREAM ->
                item.putObject("liveStreamingDetails")
                        .put("actualStartTime", post.publishedAt().toString())
                        .put(
                                "actualEndTime",
                                post.publishedAt().plus(post.length()).toString());
            default -> {
                // Everything else never was a stream and has no such object.
            }
        }
    }

    static String duration(Post post) {
        return post.finished() && post.length().isPositive() ? post.length().toString() : "P0D";
    }

    static long millis(Post post) {
        return post.finished() ? post.length().toMillis() : 0;
    }

    /** At most a hundred characters, never half of a pair. */
    static String title(Post post) {
        String text = post.text();
        return text.codePointCount(0, text.length()) <= TITLE
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TITLE));
    }
}
