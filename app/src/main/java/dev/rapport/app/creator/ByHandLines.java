package dev.rapport.app.creator;

import dev.rapport.app.wording.Words;
import dev.rapport.domain.metric.Source;
import dev.rapport.domain.store.AccountSnapshot;
import dev.rapport.domain.store.ByHand;
import dev.rapport.domain.store.PostSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What pages say of readings by hand in a line. */
final class ByHandLines {
    private static final int AUDIENCES = 5;

    private ByHandLines() {}

    /** The newest first; nothing if there are none. */
    static List<String> followers(ByHand byHand) {
        List<AccountSnapshot> newestFirst = byHand.audiences().reversed();
        if (newestFirst.isEmpty()) {
            return List.of();
        }
        int more = newestFirst.size() - AUDIENCES;
        return List.of("Followers by hand: "
                + newestFirst.stream()
                        .limit(AUDIENCES)
                        .map(reading -> Words.followers(reading.followers()) + ", "
                                + Words.code(reading.provenance().source().code()) + ", seen "
                                + Words.day(reading.provenance().observedAt()))
                        .collect(Collectors.joining("; "))
                + (more > 0 ? "; " + more + " earlier ones: --format json" : "") + ".");
    }

    /** What stands beside the numbers of the network without being part of them. */
    static List<String> of(ByHand byHand) {
        List<String> lines = new ArrayList<>(followers(byHand));
        Map<Source, Long> posts = byHand.posts().stream()
                .map(PostSnapshot::provenance)
                .collect(Collectors.groupingBy(from -> from.source(), TreeMap::new, Collectors.counting()));
        if (!posts.isEmpty()) {
            lines.add("Readings of posts by hand: "
                    + posts.entrySet().stream()
                            .map(source -> source.getValue() + " "
                                    + Words.code(source.getKey().code()))
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        if (!lines.isEmpty()) {
            lines.add("Figures by hand are no part of a rate unless --include-source names their source.");
        }
        return lines;
    }
}
