package dev.rapport.app.exporting;

import dev.rapport.domain.creator.Account;
import dev.rapport.domain.network.AccountId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What people know accounts by, for rows that bear our own ids only. Holds some 200 bytes for each account. */
final class AccountNames {
    private static final Name UNKNOWN = new Name("", Optional.empty(), Optional.empty());

    private final Map<AccountId, Name> names = new HashMap<>();

    /** @param handle without {@code @} */
    record Name(String creator, Optional<String> accountId, Optional<String> handle) {}

    void add(Account account) {
        names.put(account.id(), nameOf(account));
    }

    static Name nameOf(Account account) {
        return new Name(
                account.creator().value(),
                account.externalId(),
                account.handle().map(handle -> handle.value()));
    }

    /** Empty texts for an account that came after the export began. */
    Name of(AccountId account) {
        return names.getOrDefault(account, UNKNOWN);
    }
}
