package dev.rapport.domain.store;

import dev.rapport.domain.metric.Count;
import dev.rapport.domain.metric.Followers;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.QuarantineEntry.Decision;
import dev.rapport.domain.store.QuarantineEntry.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Records that were set aside. They come in with what a run learnt, and are kept whatever is decided about them. */
public interface QuarantineStore {

    /** What entries to find; what is empty leaves out nothing. */
    record Filter(AccountFilter accounts, Optional<FailureKind> kind, Optional<State> state) {
        public static final Filter ALL = new Filter(AccountFilter.ALL, Optional.empty(), Optional.empty());
    }

    /** The newest that match, the newest first. */
    List<QuarantineEntry> list(Filter filter, int most);

    Optional<QuarantineEntry> find(QuarantineId id);

    /** The record or answer, if it was kept. */
    Optional<String> record(QuarantineId id);

    /** Keeps a decision; none for an entry that is no more. */
    void decide(QuarantineId id, Decision decision);

    /**
     * Stores a post's reading at the moment at which it was observed, with the decision, or neither. Where a reading of
     * that moment is stored already, only counts that were malformed in it take their place.
     *
     * @return whether anything was missing
     */
    boolean replay(QuarantineId id, PostSnapshot post, Decision decision);

    /**
     * Puts an account's numbers in the place of malformed ones in its reading of that moment, with the decision, or
     * neither.
     *
     * @return whether anything was missing
     */
    boolean replay(QuarantineId id, Instant observedAt, Followers followers, Count postsTotal, Decision decision);
}
