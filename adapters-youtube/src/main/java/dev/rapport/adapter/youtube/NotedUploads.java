package dev.rapport.adapter.youtube;

import dev.rapport.adapter.youtube.Uploads.Upload;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A list of uploads as a note, so that a read that goes on after a process ended need not ask for it again. */
final class NotedUploads {
    /** Later a list would miss what was uploaded since. */
    private static final Duration GOOD_FOR = Duration.ofMinutes(15);

    private static final JsonMapper JSON = JsonMapper.shared();

    private NotedUploads() {}

    /** @param wanted videos that were asked for */
    private record Note(String playlist, int wanted, long at, boolean whole, List<Video> newest) {}

    private record Video(
            String id,
            @Nullable String published,
            @Nullable String order,
            @Nullable String title) {}

    /** @param texts whether titles may be kept */
    static String of(String playlist, int wanted, Uploads uploads, boolean texts, Instant now) {
        List<Video> newest = new ArrayList<>();
        for (Upload upload : uploads.newest()) {
            newest.add(new Video(
                    upload.videoId(),
                    upload.publishedAt().map(Instant::toString).orElse(null),
                    upload.order().equals(Instant.MIN) ? null : upload.order().toString(),
                    texts ? upload.title().orElse(null) : null));
        }
        return JSON.writeValueAsString(new Note(playlist, wanted, now.getEpochSecond(), uploads.whole(), newest));
    }

    /** Empty if the note is of another list, too old or none of ours. */
    static Optional<Uploads> read(String note, String playlist, int wanted, Instant now) {
        try {
            Note noted = JSON.readValue(note, Note.class);
            Duration age = Duration.between(Instant.ofEpochSecond(noted.at()), now.truncatedTo(ChronoUnit.SECONDS));
            boolean fits = noted.playlist().equals(playlist)
                    && noted.wanted() == wanted
                    && !age.isNegative()
                    && age.compareTo(GOOD_FOR) <= 0;
            return fits
                    ? Optional.of(new Uploads(
                            noted.newest().stream().map(NotedUploads::upload).toList(), noted.whole()))
                    : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static Upload upload(Video video) {
        return new Upload(
                video.id(),
                Optional.ofNullable(video.published()).map(Instant::parse),
                Optional.ofNullable(video.order()).map(Instant::parse).orElse(Instant.MIN),
                Optional.ofNullable(video.title()));
    }
}
