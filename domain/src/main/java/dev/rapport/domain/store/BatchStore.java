package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.Network;
import dev.rapport.domain.schedule.DueRule;
import dev.rapport.domain.schedule.Purpose;
import dev.rapport.domain.store.SnapshotStore.DuePosition;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Due accounts in batches of one network, which several processes share. An account is in one batch at most. Who takes a
 * batch gets a lease; from that moment on every older lease of the batch writes nothing any more.
 */
public interface BatchStore {

    /** @param run the run it belongs to; begun with its first batch */
    record NewBatch(String id, String run, Network network, Purpose purpose) {}

    /**
     * What a batch was made of.
     *
     * @param last where to go on for the next one
     */
    record Made(long accounts, DuePosition last) {}

    /**
     * A batch that is not done.
     *
     * @param left accounts that have no outcome yet, or were put off
     * @param holder who took it last; empty if nobody has it
     * @param waitsUntil when it may go on; empty if it may now
     * @param reason why it waits, in words; blank if it does not
     */
    record Batch(
            String id,
            String run,
            Network network,
            Purpose purpose,
            Instant madeAt,
            long left,
            Optional<String> holder,
            Optional<Instant> waitsUntil,
            String reason) {}

    /** The right to write for a batch, as long as nobody takes it anew. */
    record Lease(String batch, String run, Network network, long fence) {}

    /**
     * How much there is of one network and purpose.
     *
     * @param due how many of them are due and in no batch
     * @param oldest the oldest reading of those that are due; empty if none of them was read
     */
    record Group(Network network, Purpose purpose, long accounts, long due, Optional<Instant> oldest) {}

    /** @param summary blank while it runs */
    record Run(String id, Instant startedAt, Optional<Instant> finishedAt, String summary) {}

    /** What came of an account last. */
    record LastOutcome(
            String run,
            AccountRecord.Kind kind,
            Instant at,
            String failure,
            String detail,
            Optional<Instant> retryAt) {}

    /** The store's own clock: one clock for all processes, whatever theirs say. */
    Instant now();

    /**
     * Makes a batch of accounts that are due for this purpose and in none, the longest unread first; empty if there is
     * none.
     *
     * @param at when it is made
     * @param after where the batch before ended
     * @param limit accounts at most
     */
    Optional<Made> make(NewBatch batch, DueRule rule, Instant at, Optional<DuePosition> after, int limit);

    /** Accounts that the next batch would be made of, as they are known. */
    List<DueAccount> due(
            Network network, Purpose purpose, DueRule rule, int posts, Optional<DuePosition> after, int limit);

    /** All that are not done, in the order in which they were made. */
    List<Batch> open();

    /** The one that an account is in. */
    Optional<Batch> of(AccountId account);

    /**
     * Takes a batch from whoever had it; empty if it is done.
     *
     * @param holder names the taker, for people
     */
    Optional<Lease> take(String batch, String holder);

    /** Accounts that the batch has to read, by ascending id, those after {@code after}. */
    List<DueAccount> accounts(Lease lease, int posts, Optional<AccountId> after, int limit);

    /**
     * As {@link SnapshotStore#append} for the batch's run; in the same transaction the accounts leave the batch, those that
     * were deferred apart.
     *
     * @throws LeaseLostException if the lease is not the newest; nothing is written then
     */
    List<AccountRecord> append(Lease lease, List<AccountRecord> records);

    /** What was noted of accounts that the batch still has to read. */
    default Map<AccountId, String> notes(Lease lease) {
        return Map.of();
    }

    /**
     * Keeps a note as long as the account is in the batch, instead of an earlier one. Whoever lost the lease may still
     * write one: it is true whoever reads the account.
     */
    default void note(Lease lease, AccountId account, String note) {}

    /**
     * Lets go of a batch that is not done.
     *
     * @param until when it may go on; empty for at once
     * @throws LeaseLostException if the lease is not the newest
     */
    void release(Lease lease, Optional<Instant> until, String reason);

    /**
     * Ends a batch, and its run with the last one.
     *
     * @return whether the run is over
     * @throws LeaseLostException if the lease is not the newest
     */
    boolean close(Lease lease, Instant at);

    /** Adds to what a run met that its adapters were not written for. */
    void addDrift(String run, List<Drift> drift);

    /** By network and purpose; groups of nobody are left out. */
    List<Group> groups(DueRule rule);

    /** The run that began last, whoever made it. */
    Optional<Run> lastRun();

    Optional<LastOutcome> lastOutcome(AccountId account);
}
