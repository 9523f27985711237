package dev.rapport.domain.sync;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.network.AccountOutcome;
import dev.rapport.domain.network.AccountOutcome.Failed;
import dev.rapport.domain.network.AccountOutcome.NotFound;
import dev.rapport.domain.network.AccountOutcome.NotReadable;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.store.DueAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Tells accounts that are gone from a network in trouble: where most of a batch's accounts that were there before are not
 * to be seen any more, none of them is believed to be gone. Those that stay away are seen by later runs, which find the
 * others again, or by a run over a few. Not thread-safe.
 */
final class Vanishings {
    private static final int FEWEST = 10;

    private final Map<AccountId, AccountOutcome> heldBack = new LinkedHashMap<>();
    private int seen;

    /** Whether the outcome is kept here until the others are known. */
    boolean holdsBack(DueAccount due, AccountOutcome outcome) {
        if (due.account().state().kind() != AccountState.Kind.ACTIVE) {
            return false;
        }
        if (outcome instanceof NotFound
                || (outcome instanceof NotReadable closed && closed.kind() == FailureKind.ACCOUNT_NOT_READABLE)) {
            heldBack.putIfAbsent(outcome.account(), outcome);
            return true;
        }
        if (outcome instanceof AccountOutcome.Read || outcome instanceof AccountOutcome.Unchanged) {
            seen++;
        }
        return false;
    }

    /** What was kept, as it is to be believed. */
    List<AccountOutcome> judged() {
        int gone = heldBack.size();
        boolean outage = gone + seen >= FEWEST && gone > seen;
        return heldBack.values().stream()
                .map(outcome -> outage ? inDoubt(outcome.account(), gone, gone + seen) : outcome)
                .toList();
    }

    private static AccountOutcome inDoubt(AccountId account, int gone, int all) {
        return new Failed(
                account,
                FailureKind.UNEXPECTED_RESPONSE,
                "not to be seen, like " + gone + " of " + all
                        + " accounts that were there before; taken for trouble of the network, not as gone");
    }
}
