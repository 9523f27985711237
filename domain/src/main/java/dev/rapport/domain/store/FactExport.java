package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Every fact, row by row, in a stable order, without holding them all. */
public interface FactExport {
    /** @param creator the key of the account's creator */
    record AccountRow(AccountId account, Network network, String creator, AccountSnapshot snapshot) {}

    /** @param goneSince when the post was found to exist no more */
    record PostRow(
            AccountId account,
            Network network,
            PostSnapshot latest,
            Instant firstSeenAt,
            Optional<Instant> goneSince) {}

    /** A reading of a post, also of one that is gone. */
    record PostSnapshotRow(AccountId account, Network network, PostSnapshot snapshot) {}

    /**
     * What came of one account in one run.
     *
     * @param failure empty if the account was read
     * @param detail what the network said, for people; empty text if nothing
     * @param retryAt when asking again makes sense; empty unless it was put off
     */
    record OutcomeRow(
            String run,
            AccountId account,
            Network network,
            AccountRecord.Kind kind,
            Optional<FailureKind> failure,
            Instant at,
            String detail,
            Optional<Instant> retryAt) {}

    /**
     * A record or an answer that was set aside.
     *
     * @param record as it came, secrets masked; empty if nothing of it is held
     */
    record QuarantineRow(
            String run,
            AccountId account,
            Network network,
            Instant at,
            FailureKind kind,
            String detail,
            Optional<String> record) {}

    /** @param run id of the run that met it */
    record DriftRow(String run, Drift drift) {}

    void accountSnapshots(Consumer<AccountRow> row);

    void posts(Consumer<PostRow> row);

    void postSnapshots(Consumer<PostSnapshotRow> row);

    void outcomes(Consumer<OutcomeRow> row);

    void quarantine(Consumer<QuarantineRow> row);

    void drift(Consumer<DriftRow> row);
}
