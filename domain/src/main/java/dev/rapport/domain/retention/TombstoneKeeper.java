package dev.rapport.domain.retention;

import java.util.Collection;
import java.util.List;

/** A place that keeps tombstones: the store, and one outside of it, which an older backup of the store does not undo. */
public interface TombstoneKeeper {

    List<Tombstone> tombstones();

    /** Adds them; of two with the same mark the later one stays. Keeping the same again changes nothing. */
    void keep(Collection<Tombstone> tombstones);
}
