package dev.rapport.adapter.youtube;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.adapter.youtube.YouTubeErrors.Meaning;
import dev.rapport.domain.network.KnownPost;
import dev.rapport.domain.network.ReadContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The newest uploads of one channel.
 *
 * @param newest by the time they became public, newest first, at most as many as wanted
 * @param whole whether they are all that was wanted of YouTube's own list, or all that it holds
 */
record Uploads(List<Upload> newest, boolean whole) {
    static final Uploads NOT_LISTED = new Uploads(List.of(), false);

    private static final int MOST_PAGES_FOR_SHORT_ONES = 4;

    /**
     * An item of the list.
     *
     * @param publishedAt when the video became public; empty if the item tells only when it was put on the list
     * @param order by which it is placed among the others
     */
    record Upload(String videoId, Optional<Instant> publishedAt, Instant order, Optional<String> title) {}

    /** What is known already, to be measured again without asking for the list. */
    static Uploads known(List<KnownPost> posts, int wanted) {
        return new Uploads(
                posts.stream()
                        .limit(wanted)
                        .map(post -> new Upload(
                                post.id(),
                                post.publishedAt(),
                                post.publishedAt().orElse(Instant.MIN),
                                Optional.empty()))
                        .toList(),
                false);
    }

    /**
     * Asks for as many pages as hold the items that are wanted, and for a few more while pages come short; those are
     * planned as little as retries are.
     */
    static Uploads read(YouTubeApi api, String playlist, int wanted, ReadContext context) {
        int pages = (wanted + YouTubeApi.PER_CALL - 1) / YouTubeApi.PER_CALL;
        List<Upload> uploads = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> tokens = new HashSet<>();
        Optional<String> token = Optional.empty();
        boolean restarted = false;
        boolean more = true;
        for (int page = 0;
                more && page < (uploads.size() < wanted ? pages + MOST_PAGES_FOR_SHORT_ONES : pages);
                page++) {
            ApiAnswer answer = api.uploads(playlist, token, context);
            Meaning meaning = YouTubeErrors.meaning(answer);
            if (meaning == Meaning.STALE_PAGE && !restarted) {
                restarted = true;
                token = Optional.empty();
                tokens.clear();
                page = -1;
                continue;
            }
            if (meaning != Meaning.FINE) {
                return newest(uploads, wanted, false);
            }
            for (JsonNode item : answer.body().path("items")) {
                upload(item).filter(upload -> seen.add(upload.videoId())).ifPresent(uploads::add);
            }
            token = new WireRecord("page", answer.body()).text("nextPageToken");
            more = token.isPresent() && tokens.add(token.get());
        }
        return newest(uploads, wanted, !more || uploads.size() >= wanted);
    }

    private static Uploads newest(List<Upload> uploads, int wanted, boolean whole) {
        uploads.sort(Comparator.comparing(Upload::order, Comparator.reverseOrder()));
        return new Uploads(List.copyOf(uploads.subList(0, Math.min(wanted, uploads.size()))), whole);
    }

    /** Dead entries have details without a publishing date. */
    private static Optional<Upload> upload(JsonNode item) {
        WireRecord record = new WireRecord("upload", item);
        Optional<String> title = record.text("snippet", "title");
        if (item.path("contentDetails").isObject()) {
            Optional<Instant> published = record.instant("contentDetails", "videoPublishedAt");
            return record.text("contentDetails", "videoId")
                    .filter(id -> published.isPresent())
                    .map(id -> new Upload(id, published, published.orElse(Instant.MIN), title));
        }
        return record.text("snippet", "resourceId", "videoId")
                .map(id -> new Upload(
                        id,
                        Optional.empty(),
                        record.instant("snippet", "publishedAt").orElse(Instant.MIN),
                        title));
    }
}
