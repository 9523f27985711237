package dev.rapport.adapter.youtube;

import dev.rapport.adapter.youtube.Uploads.Upload;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The videos of many channels, so that every call but the last of a read is full. Each channel is passed on as soon as
 * its last video was asked for. The calls that it hands out may run at the same time; nothing else may meanwhile.
 */
final class VideoPool {
    private final Map<String, Upload> listed = new HashMap<>();
    private final Set<String> measured = new LinkedHashSet<>();
    private final Set<String> detailed = new LinkedHashSet<>();
    private final Map<String, List<Unfinished>> unfinished = new ConcurrentHashMap<>();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

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
        List<Upload> missing = channel.uploads().newest().stream()
                .filter(upload -> !asked.contains(upload.videoId()))
                .toList();
        Unfinished own = new Unfinished(channel, new AtomicInteger(missing.size()));
        for (Upload upload : missing) {
            String id = upload.videoId();
            listed.putIfAbsent(id, upload);
            (wantsDetails.test(id) ? detailed : measured).add(id);
            unfinished.computeIfAbsent(id, key -> new ArrayList<>()).add(own);
        }
        if (missing.isEmpty()) {
            finished.accept(channel, figures);
        }
    }

    /** Takes out as many videos as fill calls. */
    List<Runnable> fullCalls() {
        return calls(YouTubeApi.PER_CALL);
    }

    /** Takes out all that is left. */
    List<Runnable> lastCalls() {
        return calls(1);
    }

    private List<Runnable> calls(int atLeast) {
        List<Runnable> calls = new ArrayList<>();
        take(measured, atLeast).forEach(ids -> calls.add(() -> ask(ids, false)));
        take(detailed, atLeast).forEach(ids -> calls.add(() -> ask(ids, true)));
        return calls;
    }

    private static List<List<String>> take(Collection<String> waiting, int atLeast) {
        List<List<String>> parts = YouTubeApi.perCall(waiting).stream()
                .filter(ids -> ids.size() >= atLeast)
                .toList();
        parts.forEach(waiting::removeAll);
        return parts;
    }

    private void ask(List<String> ids, boolean details) {
        figures.read(ids, details);
        asked.addAll(ids);
        for (String id : ids) {
            for (Unfinished one : unfinished.getOrDefault(id, List.of())) {
                if (one.missing().decrementAndGet() == 0) {
                    finished.accept(one.channel(), figures);
                }
            }
            unfinished.remove(id);
        }
    }
}
