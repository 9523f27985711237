package dev.rapport.adapter.tiktok;

import dev.rapport.adapter.http.ApiAnswer;
import dev.rapport.adapter.http.WireRecord;
import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Status;
import dev.rapport.domain.network.NetworkException;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * One page of a creator's videos.
 *
 * @param more whether TikTok says that there are more; empty if it does not say
 * @param cursor where the next page starts; empty if not told
 */
record VideoPage(JsonNode videos, Optional<Boolean> more, OptionalLong cursor, Instant receivedAt) {

    /**
     * @param list field of {@code data} that holds the videos
     * @param place fields of the answer that lead to {@code has_more} and {@code cursor}
     * @throws NetworkException if there is no list
     */
    static VideoPage of(ApiAnswer answer, String list, String... place) {
        JsonNode videos = answer.body().path("data").path(list);
        if (!videos.isArray()) {
            throw WireRecord.unexpected("TikTok's answer to a list of videos holds no list", answer.body());
        }
        WireRecord paging = new WireRecord("page", new WireRecord("answer", answer.body()).at(place));
        Count cursor = paging.count(Status.NOT_REPORTED, "cursor");
        return new VideoPage(videos, paging.flag("has_more"), cursor.value(), answer.receivedAt());
    }

    boolean isLast() {
        return more.isPresent() && !more.get();
    }
}
