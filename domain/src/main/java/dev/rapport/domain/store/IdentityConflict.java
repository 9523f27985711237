package dev.rapport.domain.store;

import dev.rapport.domain.creator.AccountState;
import dev.rapport.domain.creator.CreatorKey;
import dev.rapport.domain.network.FailureKind;
import dev.rapport.domain.network.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How stores write a record whose answered id belongs to somebody else. */
public final class IdentityConflict {
    private IdentityConflict() {}

    /** The record as a failure of kind identity-conflict, without readings; the account's state becomes a conflict. */
    public static AccountRecord of(AccountRecord record, AccountState state, String reason) {
        boolean isKnown = state.kind() == AccountState.Kind.CONFLICT;
        return new AccountRecord(
                record.account(),
                AccountRecord.Kind.FAILED,
                record.at(),
                Optional.of(FailureKind.IDENTITY_CONFLICT),
                reason,
                Optional.empty(),
                Optional.of(
                        new AccountState(AccountState.Kind.CONFLICT, isKnown ? state.since() : record.at(), reason)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                List.of(),
                Set.of(),
                Map.of(),
                record.findings().stream().map(Finding::withoutOrigin).toList());
    }

    /** The reason when the id belongs to another account. */
    public static String taken(String answered, CreatorKey owner) {
        return "the id " + answered + " already belongs to an account of creator " + owner;
    }

    /** The reason when the account is known by another id. */
    public static String otherId(String answered, String known) {
        return "the network answered the id " + answered + ", but this account is " + known;
    }
}
