package dev.rapport.testkit.store;

import dev.rapport.domain.creator.CreatorReference;
import dev.rapport.domain.network.AccountId;
import dev.rapport.domain.store.AccountFilter;
import dev.rapport.domain.store.AccountView;
import dev.rapport.domain.store.CreatorQueries;
import java.util.List;
import java.util.Optional;

/** Refuses to be asked. */
final class NobodyKnown implements CreatorQueries {
    @Override
    public List<AccountView> accounts(AccountFilter filter, Detail detail, Optional<AccountId> after, int limit) {
        throw new AssertionError("computed instead of read: " + filter);
    }

    @Override
    public List<AccountView> creator(CreatorReference reference, Detail detail) {
        throw new AssertionError("asked for " + reference);
    }

    @Override
    public long countAccounts(AccountFilter filter) {
        throw new AssertionError("counted " + filter);
    }
}
