package dev.rapport.domain.sync;

import dev.rapport.domain.network.DriftLog;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.store.Drift;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Counts one network's drift in one run. Whatever an adapter passes on fits a line and the store. Thread-safe. */
final class DriftTally implements DriftLog {
    static final int MOST_KINDS = 50;
    static final String FURTHER = "more kinds than are told apart";

    private static final int LONGEST = 190;
    /** Controls, marks that turn the direction of text, halves of characters, and whatever is nothing yet. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]+");

    private final Network network;
    private final Clock clock;
    private final Map<String, Drift> seen = new LinkedHashMap<>();

    DriftTally(Network network, Clock clock) {
        this.network = network;
        this.clock = clock;
    }

    @Override
    public void noticed(String what) {
        String line = line(what);
        Instant now = clock.instant();
        synchronized (seen) {
            String kind = seen.containsKey(line) || seen.size() < MOST_KINDS ? line : FURTHER;
            seen.merge(
                    kind,
                    new Drift(network, kind, 1, now),
                    (known, one) -> new Drift(network, kind, known.count() + 1, known.firstSeenAt()));
        }
    }

    private static String line(String what) {
        String clean = UNSEEN.matcher(what).replaceAll(" ").strip();
        if (clean.length() <= LONGEST) {
            return clean;
        }
        int end = Character.isHighSurrogate(clean.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return clean.substring(0, end) + "…";
    }

    List<Drift> counted() {
        synchronized (seen) {
            return seen.values().stream()
                    .sorted(Comparator.comparing(Drift::count).reversed().thenComparing(Drift::what))
                    .toList();
        }
    }
}
