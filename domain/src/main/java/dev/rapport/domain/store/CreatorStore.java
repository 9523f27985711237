package dev.rapport.domain.store;

import dev.rapport.domain.creator.CreatorEntry;
import java.util.List;

/** Where what users entered is written. */
public interface CreatorStore {

    /** What came of one entry. */
    enum Change {
        ADDED,
        UPDATED,
        UNCHANGED,
        REFUSED
    }

    /** @param reason why it was refused, else empty text */
    record Saved(Change change, String reason) {}

    /**
     * Adds or updates creators and accounts, one transaction for all. An entry finds its account by external id, else by
     * handle; an account that belongs to another creator is refused and named, the others are saved. Saving the same
     * again changes nothing.
     *
     * @param dryRun tells what would happen and changes nothing
     * @return one result per entry, in order
     */
    List<Saved> save(List<CreatorEntry> entries, boolean dryRun);
}
