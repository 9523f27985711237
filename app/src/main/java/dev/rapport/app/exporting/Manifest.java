package dev.rapport.app.exporting;

import dev.rapport.app.retention.Deadlines;
import dev.rapport.app.wording.Words;
import dev.rapport.domain.metric.Provenance;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What a client has to know of the files: where their numbers come from, until when they may be kept, what lacks. */
final class Manifest {
    private static final String RAW = "raw numbers of the networks, which their terms do not let one hand on";
    private static final List<LeftOut> TABLES_LEFT_OUT = List.of(
            new LeftOut(ExportFolder.ACCOUNT_SNAPSHOTS, RAW),
            new LeftOut(ExportFolder.POSTS, RAW),
            new LeftOut(ExportFolder.POST_SNAPSHOTS, RAW),
            new LeftOut(ExportFolder.READINGS_BY_HAND, "figures that creators and vendors gave to this installation"),
            new LeftOut(ExportFolder.OUTCOMES, "what the networks answered to this installation"),
            new LeftOut(ExportFolder.QUARANTINE, "records as the networks sent them"));
    private static final LeftOut NOTES = new LeftOut(ExportFolder.CREATORS, "remarks for internal use");

    private final Deadlines deadlines;
    private final Map<Origin, Times> origins = new TreeMap<>();

    Manifest(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    private record Origin(Network network, String source, String route) implements Comparable<Origin> {
        @Override
        public int compareTo(Origin other) {
            return (network + " " + source + " " + route)
                    .compareTo(other.network + " " + other.source + " " + other.route);
        }
    }

    private record Times(long accounts, Instant oldest, Instant newest) {
        Times with(Instant at) {
            return new Times(accounts + 1, at.isBefore(oldest) ? at : oldest, at.isAfter(newest) ? at : newest);
        }
    }

    private record LeftOut(String what, String why) {}

    private record File(String name, long rows) {}

    private record Source(
            String network,
            String source,
            String route,
            long accounts,
            String oldestReadAt,
            String newestReadAt,
            String deleteBy,
            String rule) {}

    private record Whole(
            String madeAt,
            String madeFor,
            List<File> files,
            List<Source> sources,
            @Nullable String deleteBy,
            List<LeftOut> leftOut) {}

    /** An account's rate rests on this reading. */
    void add(Network network, Provenance from) {
        origins.compute(
                new Origin(network, from.source().code(), from.route()),
                (origin, times) -> times == null
                        ? new Times(1, from.observedAt(), from.observedAt())
                        : times.with(from.observedAt()));
    }

    String json(Instant madeAt, Audience audience, ExportFormat format, Map<String, Long> files) {
        Optional<String> first = origins.entrySet().stream()
                .map(each -> deadlines.deleteBy(
                        each.getKey().network(),
                        each.getKey().route(),
                        each.getValue().oldest()))
                .min(Instant::compareTo)
                .map(Instant::toString);
        Whole whole = new Whole(
                madeAt.toString(),
                audience.toString(),
                files.entrySet().stream()
                        .map(file -> new File(file.getKey(), file.getValue()))
                        .toList(),
                origins.entrySet().stream()
                        .map(each -> source(each.getKey(), each.getValue()))
                        .toList(),
                first.orElse(null),
                leftOut(format));
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(whole) + System.lineSeparator();
    }

    private static List<LeftOut> leftOut(ExportFormat format) {
        return Stream.concat(
                        TABLES_LEFT_OUT.stream().map(table -> new LeftOut(format.file(table.what()), table.why())),
                        Stream.of(new LeftOut(format.file(NOTES.what()) + ": notes", NOTES.why())))
                .toList();
    }

    private Source source(Origin origin, Times times) {
        return new Source(
                origin.network().id(),
                origin.source(),
                origin.route(),
                times.accounts(),
                times.oldest().toString(),
                times.newest().toString(),
                deadlines
                        .deleteBy(origin.network(), origin.route(), times.oldest())
                        .toString(),
                "read anew or deleted within " + Words.age(deadlines.numbers(origin.network(), origin.route())) + " ("
                        + deadlines.source(origin.network(), origin.route()) + ")");
    }
}
