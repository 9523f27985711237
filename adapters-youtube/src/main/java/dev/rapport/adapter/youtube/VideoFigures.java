package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.adapter.youtube.Uploads.Upload;
import dev.rapport.adapter.youtube.YouTubeErrors.Meaning;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import dev.rapport.domain.network.NetworkException;
import dev.rapport.domain.network.PostReading;
import dev.rapport.domain.network.ReadContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The figures of one read's videos, whoever they belong to, by fifty from whichever method can be had. Thread-safe. */
final class VideoFigures {
    /** So many videos missing from one answer, and nothing else in it, is trouble on the other side. */
    private static final int VANISHED_TOGETHER = 10;

    private static final List<String> TEXTS = List.of("title", "description", "tags", "localized");

    private final YouTubeApi api;
    private final ReadContext context;
    private final YouTubeDrift drift;
    private final Map<String, Upload> listed;
    private final Halving<ApiAnswer> figures;
    private final Halving<ApiAnswer> details;

    private final Map<String, Video> read = new ConcurrentHashMap<>();
    private final Map<String, NetworkException> unread = new ConcurrentHashMap<>();
    /** Not shown beside a record without an id: it may be that one, so it is not known to be gone. */
    private final Map<String, Finding> doubtful = new ConcurrentHashMap<>();
    /** Set when videos:batchGetStats is not to be had, or its bucket is spent: videos.list tells the same. */
    private final AtomicBoolean withoutStatistics = new AtomicBoolean();

    /**
     * @param listed every video that is wanted, by id
     * @param guard runs a call unless it is useless
     */
    VideoFigures(
            YouTubeApi api, ReadContext context, Map<String, Upload> listed, UnaryOperator<Calling<ApiAnswer>> guard) {
        this.api = api;
        this.context = context;
        this.drift = new YouTubeDrift(context.drift());
        this.listed = listed;
        Calling<ApiAnswer> cheapest = guard.apply(this::cheapest);
        Calling<ApiAnswer> whole = guard.apply(ids -> api.videos(ids, context));
        this.figures = new Halving<>(cheapest::call, this::keep, this::fail);
        this.details = new Halving<>(whole::call, this::keep, this::fail);
    }

    /** One call for some ids; empty if one of them is refused. */
    interface Calling<A> {
        Optional<A> call(List<String> ids);
    }

    record Video(PostReading post, List<Finding> findings) {}

    void read(List<String> ids, boolean withDetails) {
        (withDetails ? details : figures).ask(ids);
    }

    Optional<Video> video(String id) {
        return Optional.ofNullable(read.get(id));
    }

    /** Why nothing is known of a video that was asked for; absent if YouTube answered and simply did not show it. */
    @Nullable
    NetworkException failure(String id) {
        return unread.get(id);
    }

    Optional<Finding> doubt(String id) {
        return Optional.ofNullable(doubtful.get(id));
    }

    private Optional<ApiAnswer> cheapest(List<String> ids) {
        if (!withoutStatistics.get()) {
            try {
                ApiAnswer answer = api.statistics(ids, context);
                Meaning meaning = YouTubeErrors.meaning(answer);
                if (meaning == Meaning.FINE) {
                    return Optional.of(answer);
                }
                if (meaning == Meaning.BAD_INPUT) {
                    return Optional.empty();
                }
            } catch (NetworkException e) {
                if (e.kind() != FailureKind.QUOTA_EXHAUSTED) {
                    throw e;
                }
            }
            withoutStatistics.set(true);
        }
        return api.videos(ids, context);
    }

    private void keep(List<String> ids, ApiAnswer answer) {
        JsonNode items = answer.body().path("items");
        if (items.isEmpty() && ids.size() >= VANISHED_TOGETHER) {
            fail(
                    ids,
                    NetworkException.ofAccount(
                            FailureKind.UNEXPECTED_RESPONSE,
                            "YouTube showed none of " + ids.size() + " listed videos"));
            return;
        }
        Set<String> missing = new HashSet<>(ids);
        List<JsonNode> nameless = new ArrayList<>();
        for (JsonNode item : items) {
            String id = item.path("id").asString("");
            if (id.isEmpty()) {
                nameless.add(item);
            }
            Upload upload = listed.get(id);
            if (upload != null && missing.remove(id)) {
                drift.video(item);
                WireRecord record = YouTubeReadings.videoRecord(item, id, answer.receivedAt());
                Optional<String> title = record.text("snippet", "title").or(upload::title);
                PostReading post = YouTubeReadings.post(record, id, upload.publishedAt(), title, answer.receivedAt());
                if (!record.findings().isEmpty()) {
                    record = YouTubeReadings.videoRecord(withoutTexts(item), id, answer.receivedAt());
                    post = YouTubeReadings.post(record, id, upload.publishedAt(), title, answer.receivedAt());
                }
                read.put(id, new Video(post, record.findings()));
            }
        }
        if (!nameless.isEmpty()) {
            Finding finding = WireRecord.malformed(
                    "a video without an id",
                    withoutTexts(nameless.get(0)),
                    new Finding.Origin(YouTubeRecords.VIDEO, answer.receivedAt()));
            missing.forEach(id -> doubtful.put(id, finding));
        }
    }

    /** What is set aside is kept whosever texts may not be. */
    private static JsonNode withoutTexts(JsonNode item) {
        JsonNode copy = item.deepCopy();
        if (copy.path("snippet") instanceof ObjectNode snippet) {
            snippet.remove(TEXTS);
        }
        return copy;
    }

    private void fail(List<String> ids, NetworkException failure) {
        ids.forEach(id -> unread.put(id, failure));
    }
}
