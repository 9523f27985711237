package dev.rapport.domain.store;

import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Network;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Every fact, row by row, in a stable order, without holding them all. */
public interface FactExport {
    record AccountRow(AccountId account, Network network, String creator, AccountSnapshot snapshot) {}

    /** @param goneSince when the post was found to exist no more */
    record PostRow(
            AccountId account,
            Network network,
            PostSnapshot latest,
            Instant firstSeenAt,
            Optional<Instant> goneSince) {}

    record PostSnapshotRow(AccountId account, Network network, PostSnapshot snapshot) {}

    record OutcomeRow(
            String run,
            AccountId account,
            Network network,
            AccountRecord.Kind kind,
            Optional<FailureKind> failure,
            Instant at,
            String detail,
            Optional<Instant> retryAt) {}

    record QuarantineRow(
            String run,
            AccountId account,
            Network network,
            Instant at,
            FailureKind kind,
            String detail,
            Optional<String> record) {}

    record DriftRow(String run, Drift drift) {}

    void accountSnapshots(Consumer<AccountRow> row);

    void posts(Consumer<PostRow> row);

    void postSnapshots(Consumer<PostSnapshotRow> row);

    void outcomes(Consumer<OutcomeRow> row);

    void quarantine(Consumer<QuarantineRow> row);

    void drift(Consumer<DriftRow> row);
}
