package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.RecordReading;
import dev.rapport.domain.network.RecordReading.Unusable;
import dev.rapport.domain.network.StoredRecord;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** Records that were set aside, read as answers of their route are. */
final class TikTokRecords {
    static final String DISPLAY_PROFILE = TikTokConfig.DISPLAY + "/profile";
    static final String DISPLAY_VIDEO = TikTokConfig.DISPLAY + "/video";
    static final String RESEARCH_PROFILE = TikTokConfig.RESEARCH + "/profile";
    static final String RESEARCH_VIDEO = TikTokConfig.RESEARCH + "/video";
    static final String TCM_CREATOR = TikTokConfig.TCM + "/creator";
    static final String TCM_VIDEO = TikTokConfig.TCM + "/video";

    private static final Unusable NO_HANDLE = new Unusable("the account's handle is not known any more");

    private TikTokRecords() {}

    static WireRecord record(String name, JsonNode node, String shape, Instant observedAt) {
        return new WireRecord(name, node, new Finding.Origin(shape, observedAt));
    }

    static Optional<RecordReading> reread(StoredRecord stored) {
        Optional<JsonNode> tree = WireRecord.tree(stored.content());
        Instant at = stored.origin().observedAt();
        String shape = stored.origin().shape();
        return switch (shape) {
            case DISPLAY_PROFILE, RESEARCH_PROFILE ->
                Optional.of(account(tree, "follower_count", "video_count", shape, at));
            case TCM_CREATOR -> Optional.of(account(tree, "followers_count", "videos_count", shape, at));
            case DISPLAY_VIDEO ->
                Optional.of(video(
                        tree,
                        shape,
                        TikTokConfig.DISPLAY,
                        at,
                        "id",
                        (video, id) -> Optional.of(DisplayReadings.video(video, id, false, at))));
            case RESEARCH_VIDEO ->
                Optional.of(video(
                        tree,
                        shape,
                        TikTokConfig.RESEARCH,
                        at,
                        "id",
                        (video, id) ->
                                stored.handle().map(handle -> ResearchReadings.video(video, id, handle, false, at))));
            case TCM_VIDEO ->
                Optional.of(video(
                        tree,
                        shape,
                        TikTokConfig.TCM,
                        at,
                        "video_id",
                        (video, id) -> stored.handle().map(handle -> TcmReadings.video(video, id, handle, false, at))));
            default -> Optional.empty();
        };
    }

    /** Without an id: an account may be known by the id that another route gave. */
    private static RecordReading account(
            Optional<JsonNode> tree, String followers, String posts, String shape, Instant at) {
        return tree.<RecordReading>map(node -> {
                    WireRecord record = record("profile", node, shape, at);
                    Count audience = record.count(Status.NOT_REPORTED, followers);
                    Count total = record.count(Status.NOT_REPORTED, posts);
                    return new RecordReading.OfAccount(
                            Optional.empty(),
                            audience.isKnown() ? Followers.exact(audience.get()) : Followers.absent(audience.status()),
                            total,
                            record.findings());
                })
                .orElse(Unusable.NOT_WHOLE);
    }

    private static RecordReading video(
            Optional<JsonNode> tree,
            String shape,
            String route,
            Instant at,
            String idField,
            BiFunction<WireRecord, String, Optional<PostReading>> reader) {
        if (tree.isEmpty()) {
            return Unusable.NOT_WHOLE;
        }
        Optional<String> id = Posts.id(tree.get(), idField).or(() -> Posts.id(tree.get(), "video_id"));
        if (id.isEmpty()) {
            return new Unusable("a video without a usable id");
        }
        WireRecord record = record("video " + id.get(), tree.get(), shape, at);
        return reader.apply(record, id.get())
                .<RecordReading>map(post -> new RecordReading.OfPost(post, route, record.findings()))
                .orElse(NO_HANDLE);
    }
}
