package dev.rapport.adapter.youtube;

import dev.rapport.adapter.youtube.Uploads.Upload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The videos of many channels, so that every call but the last of a read is full. Each channel is passed on as soon as
 * its last video was asked for. Thread-safe.
 */
final class VideoPool {
    private final Map<String, Upload> listed = new ConcurrentHashMap<>();
    private final Set<String> measured = new LinkedHashSet<>();
    private final Set<String> detailed = new LinkedHashSet<>();
    private final Map<String, List<Unfinished>> unfinished = new HashMap<>();
    private final Set<String> asked = new HashSet<>();
    private boolean anyBegun;
    private boolean anyEnded;

    private final VideoFigures figures;
    private final Predicate<String> wantsDetails;
    private final BiConsumer<ListedChannel, VideoFigures> finished;

    private record Unfinished(ListedChannel channel, AtomicInteger missing) {}

    /**
     * @param figures makes the reader of the videos that are in the map when they are asked for
     * @param finished told of each channel once, from any thread
     */
    VideoPool(
            Function<Map<String, Upload>, VideoFigures> figures,
            Predicate<String> wantsDetails,
            BiConsumer<ListedChannel, VideoFigures> finished) {
        this.figures = figures.apply(listed);
        this.wantsDetails = wantsDetails;
        this.finished = finished;
    }

    void add(ListedChannel channel) {
        if (!isWaiting(channel)) {
            finished.accept(channel, figures);
        }
    }

    private synchronized boolean isWaiting(ListedChannel channel) {
        List<Upload> missing = channel.uploads().newest().stream()
                .filter(upload -> !asked.contains(upload.videoId()))
                .toList();
        Unfinished own = new Unfinished(channel, new AtomicInteger(missing.size()));
        for (Upload upload : missing) {
            String id = upload.videoId();
            List<Unfinished> waiting = unfinished.get(id);
            if (waiting == null) {
                waiting = new ArrayList<>();
                unfinished.put(id, waiting);
                listed.put(id, upload);
                (wantsDetails.test(id) ? detailed : measured).add(id);
            }
            waiting.add(own);
        }
        return !missing.isEmpty();
    }

    /** Takes out as many videos as fill a call, if there are. Until the first call has ended there is no second one. */
    synchronized Optional<Runnable> fullCall() {
        return call(YouTubeApi.PER_CALL);
    }

    /** As {@link #fullCall}, but takes what is left. */
    synchronized Optional<Runnable> lastCall() {
        return call(1);
    }

    private Optional<Runnable> call(int atLeast) {
        if (anyBegun && !anyEnded) {
            return Optional.empty();
        }
        return call(measured, atLeast, false).or(() -> call(detailed, atLeast, true));
    }

    private Optional<Runnable> call(Set<String> waiting, int atLeast, boolean details) {
        if (waiting.size() < atLeast) {
            return Optional.empty();
        }
        List<String> ids = waiting.stream().limit(YouTubeApi.PER_CALL).toList();
        ids.forEach(waiting::remove);
        anyBegun = true;
        return Optional.of(() -> ask(ids, details));
    }

    private void ask(List<String> ids, boolean details) {
        figures.read(ids, details);
        done(ids).forEach(channel -> finished.accept(channel, figures));
    }

    /** The channels that waited for nothing else. */
    private synchronized List<ListedChannel> done(List<String> ids) {
        anyEnded = true;
        asked.addAll(ids);
        List<ListedChannel> done = new ArrayList<>();
        for (String id : ids) {
            for (Unfinished one : Objects.requireNonNullElse(unfinished.remove(id), List.<Unfinished>of())) {
                if (one.missing().decrementAndGet() == 0) {
                    done.add(one.channel());
                }
            }
        }
        return done;
    }
}
