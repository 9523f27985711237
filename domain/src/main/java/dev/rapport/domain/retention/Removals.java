package dev.rapport.domain.retention;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** How many rows of each kind went, or would have to, by reason. Zero is left out. Not for use by several threads. */
public final class Removals {
    private final Map<Reason, SortedMap<DataKind, Long>> counts = new EnumMap<>(Reason.class);

    public void add(Reason reason, DataKind kind, long rows) {
        if (rows > 0) {
            counts.computeIfAbsent(reason, first -> new TreeMap<>()).merge(kind, rows, Math::addExact);
        }
    }

    public void add(Removals more) {
        more.counts.forEach((reason, kinds) -> kinds.forEach((kind, rows) -> add(reason, kind, rows)));
    }

    /** The same without what is of this kind. */
    public Removals without(DataKind left) {
        Removals rest = new Removals();
        counts.forEach(
                (reason, kinds) -> kinds.forEach((kind, rows) -> rest.add(reason, kind, kind == left ? 0 : rows)));
        return rest;
    }

    public Map<Reason, SortedMap<DataKind, Long>> byReason() {
        return Collections.unmodifiableMap(counts);
    }

    public SortedMap<DataKind, Long> of(Reason reason) {
        return Collections.unmodifiableSortedMap(counts.getOrDefault(reason, Collections.emptySortedMap()));
    }

    public long total() {
        return counts.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    public boolean isEmpty() {
        return counts.isEmpty();
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
