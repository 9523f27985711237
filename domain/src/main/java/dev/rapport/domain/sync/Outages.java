package dev.rapport.domain.sync;

import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountOutcome.Deferred;
import dev.rapport.domain.network.AccountOutcome.Failed;
import dev.rapport.domain.network.FailureKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells accounts that failed because nobody answered from those that fail by themselves: where the network or the store is
 * found to be away before the batch is done, the former were asked in vain and wait like the rest. Not thread-safe.
 */
final class Outages {
    private static final Set<FailureKind> SILENCE =
            EnumSet.of(FailureKind.NETWORK_UNAVAILABLE, FailureKind.DEADLINE_EXCEEDED, FailureKind.STORE_UNAVAILABLE);

    private final boolean waits;
    private final List<Failed> heldBack = new ArrayList<>();
    private Optional<Deferred> outage = Optional.empty();

    /** @param waits whether accounts that are put off are asked again without anybody's doing */
    Outages(boolean waits) {
        this.waits = waits;
    }

    /** Whether the outcome is kept here until the others are known. */
    boolean holdsBack(AccountOutcome outcome) {
        if (waits && outcome instanceof Deferred deferred && deferred.kind() == FailureKind.NETWORK_UNAVAILABLE) {
            outage = Optional.of(deferred);
        }
        if (waits && outcome instanceof Failed failed && SILENCE.contains(failed.kind())) {
            heldBack.add(failed);
            return true;
        }
        return false;
    }

    /** What was kept, as it is to be understood. */
    List<AccountOutcome> judged() {
        return heldBack.stream().map(this::judged).toList();
    }

    private AccountOutcome judged(Failed failed) {
        Optional<Instant> until = outage.flatMap(Deferred::until);
        return outage.isPresent() || failed.kind() == FailureKind.STORE_UNAVAILABLE
                ? new Deferred(failed.account(), failed.kind(), until, failed.detail())
                : failed;
    }
}
