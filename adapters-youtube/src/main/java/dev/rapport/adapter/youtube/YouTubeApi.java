package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.ApiCall;
import dev.rapport.adapter.http.JsonApi;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Handle;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.ReadContext;
import dev.rapport.domain.quota.Cost;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Paths, parameters and paging of the Data API v3: the only class that knows its addresses. */
final class YouTubeApi implements AutoCloseable {
    /** Ids or items in one call, for the same unit as one. */
    static final int PER_CALL = 50;

    private static final String CHANNEL_PARTS = "snippet,statistics,contentDetails";
    private static final Cost ONE_MAIN = Cost.of(YouTubeConfig.MAIN, 1);
    private static final Cost ONE_STATS = Cost.of(YouTubeConfig.STATS, 1);

    private final YouTubeConfig config;
    private final JsonApi api;

    YouTubeApi(YouTubeConfig config, Clock clock) {
        this.config = config;
        this.api = new JsonApi(Network.YOUTUBE, config.baseUrl(), new YouTubeErrors(), clock);
    }

    /** An item of an uploads list. */
    record Upload(String videoId, Optional<Instant> publishedAt, Optional<String> title) {}

    /** @param exists false if YouTube knows no such list, or keeps it private */
    record Uploads(List<Upload> newest, boolean exists) {}

    List<YouTubeReadings.Channel> channels(List<String> ids, ReadContext context) {
        return channels(
                ApiCall.get(ids.size() + " channels", "/youtube/v3/channels", ONE_MAIN)
                        .with("part", CHANNEL_PARTS)
                        .with("id", String.join(",", ids))
                        .with("maxResults", "50"),
                context);
    }

    Optional<YouTubeReadings.Channel> channel(Handle handle, ReadContext context) {
        return channels(
                        ApiCall.get("the channel of " + handle, "/youtube/v3/channels", ONE_MAIN)
                                .with("part", CHANNEL_PARTS)
                                .with("forHandle", handle.toString()),
                        context)
                .stream()
                .findFirst();
    }

    private List<YouTubeReadings.Channel> channels(ApiCall call, ReadContext context) {
        ApiAnswer answer = send(call, context);
        List<YouTubeReadings.Channel> channels = new ArrayList<>();
        for (JsonNode item : answer.body().path("items")) {
            YouTubeReadings.channel(item, answer.receivedAt()).ifPresent(channels::add);
        }
        return channels;
    }

    /** The newest uploads by the time they became public, at most as many as wanted. */
    Uploads uploads(String playlist, int wanted, ReadContext context) {
        List<Upload> uploads = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        int pages = (wanted + PER_CALL - 1) / PER_CALL;
        for (int page = 0; page < pages; page++) {
            ApiCall call = ApiCall.get("uploads of a channel", "/youtube/v3/playlistItems", ONE_MAIN)
                    .with("part", "snippet,contentDetails")
                    .with("playlistId", playlist)
                    .with("maxResults", "50");
            ApiCall next = token.isPresent() ? call.with("pageToken", token.get()) : call;
            Optional<ApiAnswer> answer = unlessMissing(() -> send(next, context));
            if (answer.isEmpty()) {
                return new Uploads(List.of(), false);
            }
            for (JsonNode item : answer.get().body().path("items")) {
                upload(item).filter(upload -> seen.add(upload.videoId())).ifPresent(uploads::add);
            }
            token = new WireRecord("page", answer.get().body()).text("nextPageToken");
            if (token.isEmpty() || !tokens.add(token.get())) {
                break;
            }
        }
        uploads.sort(Comparator.comparing(
                Upload::publishedAt,
                Comparator.comparing(time -> time.orElse(Instant.MIN), Comparator.reverseOrder())));
        return new Uploads(List.copyOf(uploads.subList(0, Math.min(wanted, uploads.size()))), true);
    }

    /** Dead entries have details without a publishing date. */
    private static Optional<Upload> upload(JsonNode item) {
        WireRecord record = new WireRecord("upload", item);
        Optional<String> title = record.text("snippet", "title");
        if (item.path("contentDetails").isObject()) {
            Optional<Instant> published = record.instant("contentDetails", "videoPublishedAt");
            return record.text("contentDetails", "videoId")
                    .filter(id -> published.isPresent())
                    .map(id -> new Upload(id, published, title));
        }
        return record.text("snippet", "resourceId", "videoId")
                .map(id -> new Upload(id, record.instant("snippet", "publishedAt"), title));
    }

    ApiAnswer statistics(Collection<String> ids, ReadContext context) {
        return send(
                ApiCall.get("figures of " + ids.size() + " videos", "/youtube/v3/videos:batchGetStats", ONE_STATS)
                        .with("part", "id,snippet,statistics,contentDetails")
                        .with("id", String.join(",", ids)),
                context);
    }

    ApiAnswer videos(Collection<String> ids, ReadContext context) {
        return send(
                ApiCall.get("details of " + ids.size() + " videos", "/youtube/v3/videos", ONE_MAIN)
                        .with(
                                "part",
                                "snippet,statistics,contentDetails,status,liveStreamingDetails,paidProductPlacementDetails")
                        .with("id", String.join(",", ids)),
                context);
    }

    private ApiAnswer send(ApiCall call, ReadContext context) {
        try {
            return api.call(call.with("prettyPrint", "false").with("key", config.apiKey()), context);
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.QUOTA_EXHAUSTED) {
                e.retryAt()
                        .ifPresent(until -> call.cost()
                                .units()
                                .keySet()
                                .forEach(bucket -> context.quota().pause(bucket, until)));
            }
            throw e;
        }
    }

    private interface Sending {
        ApiAnswer send();
    }

    private static Optional<ApiAnswer> unlessMissing(Sending sending) {
        try {
            return Optional.of(sending.send());
        } catch (NetworkException e) {
            if (e.kind() == FailureKind.ACCOUNT_NOT_FOUND || e.kind() == FailureKind.ACCOUNT_NOT_READABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    @Override
    public void close() {
        api.close();
    }
}
