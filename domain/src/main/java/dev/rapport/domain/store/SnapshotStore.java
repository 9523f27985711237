package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where a run finds what is due and writes what it learnt. Facts are appended and never edited. */
public interface SnapshotStore {
    /** Rows of one transaction, at most: what clusters of several servers take without strain. */
    int MOST_ROWS = 5_000;

    /** A place in the order of due accounts: the longest unread first, then by id. */
    record DuePosition(Optional<Instant> readAt, AccountId account) {}

    /** How many accounts have no reading, or none from that moment on. */
    long countDue(AccountFilter filter, Instant readBefore);

    /**
     * The next due accounts after a position, the longest unread first.
     *
     * @param readBefore only accounts whose newest reading is older, or that have none
     * @param posts known posts per account, at most
     */
    List<DueAccount> due(AccountFilter filter, Instant readBefore, int posts, Optional<DuePosition> after, int limit);

    /**
     * Writes all records and the position reached in one transaction. Writing the same again changes nothing. If the
     * answered external id belongs to another account, that record alone is written as a failure of kind
     * identity-conflict, without its readings, and returned.
     *
     * @param records together no more than {@link #MOST_ROWS} rows, unless one record alone has more
     * @return the records as written, in order
     */
    List<AccountRecord> append(String run, List<AccountRecord> records);

    /** @param run the run's id: made by the caller, ordered by time, at most 40 characters */
    void begin(String run, Instant startedAt);

    /** Keeps what a run met that its adapters were not written for, in the place of what it told before. */
    void drift(String run, List<Drift> drift);

    /** Closes a run; its summary is kept as text. */
    void finish(String run, Instant finishedAt, String summary);
}
