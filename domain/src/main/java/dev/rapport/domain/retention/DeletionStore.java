package dev.rapport.domain.retention;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletes what may be kept no longer, and knows what was deleted. */
public interface DeletionStore {

    /** @param position where the next call goes on; empty when all accounts were seen */
    record Step(Removals removed, Optional<Position> position) {}

    /** Everything up to this account is done. */
    record Position(Optional<AccountId> after) {
        /** Before the first account. */
        public static final Position START = new Position(Optional.empty());
    }

    /**
     * Deletes what the rule asks of the next accounts, and logs it, in one transaction. Repeating it changes nothing, so a
     * walk that was cut off begins anew. Readings that users brought themselves are left alone.
     *
     * @param accounts looked at, at most
     * @param rows deleted, at most; the position stays before accounts that have more
     */
    Step purge(Act act, RetentionRule rule, Position position, int accounts, int rows);

    /** What {@link #purge} would delete now; readings of posts, which are many, are not counted. */
    Removals overdue(RetentionRule rule, Instant now);

    /** The newest acts' lines, newest act first. */
    List<Deletion> log(int acts);
}
