package dev.rapport.domain.store;

import dev.rapport.domain.retention.Tombstone;
import dev.rapport.domain.retention.TombstoneKeeper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class MemoryTombstones implements TombstoneKeeper {
    private final Map<String, Tombstone> byMark = new TreeMap<>();

    @Override
    public synchronized List<Tombstone> tombstones() {
        return List.copyOf(byMark.values());
    }

    @Override
    public synchronized void keep(Collection<Tombstone> tombstones) {
        tombstones.forEach(each -> byMark.merge(each.mark(), each, Tombstone::later));
    }
}
